// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Conversation;
import org.kilowire.dlms.datalink.ApduFilter;
import org.kilowire.dlms.datalink.DataLink;

/**
 * The client's (primary station's) end of an HDLC link to one server.
 *
 * <p>Each I frame is executed once or not at all: when an answer does not come, the server is asked
 * with RR, and its N(R) tells whether the request has to be sent again; its answer is sent again by
 * the server until N(R) of ours acknowledges it. So {@code repeatable} makes no difference here.
 * The numbers count to eight only, and trust the line to keep its order: over UDP, which may not,
 * use a window of 1.
 *
 * <p>An exchange that fails leaves both ends' numbers unknown: the next one fails as {@link
 * HdlcReason#NOT_CONNECTED} until {@link #connect} has set up the link anew. The pump's buffer has
 * to hold a frame of {@value HdlcParameters#MAX_INFO} octets of information and its neighbours: 8
 * KiB will do.
 */
public final class HdlcLink implements DataLink {

  final HdlcSettings settings;
  final FrameCounts counts = new FrameCounts();
  final HdlcFrameDecoder decoder = new HdlcFrameDecoder();
  final UnusableInput unusable = new UnusableInput();
  final FrameWriter writer = new FrameWriter(counts);
  final Outgoing outgoing = new Outgoing(Llc.COMMAND);
  final Incoming incoming;

  /** Server and client, as they travel in front of what this end sends. */
  final byte[] addresses;

  private final HdlcAddress client;

  /** Whether the server may hold the link for open. */
  boolean open;

  /** Whether both ends' numbers are known, so that an exchange may begin. */
  boolean ready;

  /** Whether the pump's buffer holds the beginning of a frame. */
  boolean midFrame;

  /** Whether that beginning is given up, so that reading goes on behind its flag. */
  boolean abandoned;

  /** Whether frames of an earlier conversation may still be on their way. */
  boolean untidy;

  public HdlcLink(HdlcSettings settings) {
    this.settings = settings;
    client = HdlcAddress.client(settings.client());
    addresses = HdlcAddress.pair(settings.server(), client);
    incoming = new Incoming(settings.maxApduLength());
  }

  @Override
  public Conversation<Void> connect() {
    return new Connect(this);
  }

  @Override
  public Conversation<ByteBuffer> exchange(
      ByteBuffer apdu, boolean repeatable, ApduFilter unasked) {
    return new HdlcExchange(this, apdu, unasked);
  }

  @Override
  public Conversation<Void> disconnect() {
    return new Disconnect(this);
  }

  /** What this link has seen so far. */
  public HdlcCounters counters() {
    return counts.snapshot();
  }

  boolean isOurs(HdlcFrameView frame) {
    boolean exact = frame.isTo(client) && frame.isFrom(settings.server());
    if (exact || !settings.anyAddress() || isEcho(frame)) {
      return exact;
    }
    counts.otherAddress++;
    return true;
  }

  boolean isEcho(HdlcFrameView frame) {
    return frame.isTo(settings.server()) && frame.isFrom(client);
  }

  void connected(HdlcParameters theirs) {
    HdlcParameters sizes = settings.proposed().agreed(theirs);
    outgoing.reset(sizes);
    incoming.reset(sizes);
    open = true;
    ready = true;
  }
}
