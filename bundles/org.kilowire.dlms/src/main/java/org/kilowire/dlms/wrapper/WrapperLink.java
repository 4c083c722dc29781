// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.wrapper;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.datalink.ApduFilter;
import org.kilowire.dlms.datalink.DataLink;

/**
 * The client's end of a wrapper link to one server.
 *
 * <p>The wrapper numbers nothing, so an answer is told from a late one by the order alone: what has
 * arrived before a request is sent is passed over, and after a request that got no answer, or was
 * repeated, the line is listened to for a moment first. What still comes later is for the APDU's
 * own invoke-id to tell.
 *
 * <p>Once a stream is {@linkplain WrapperReason#OUT_OF_STEP out of step} every exchange fails,
 * until {@link #connect} says that the link has been opened anew.
 */
public final class WrapperLink implements DataLink {

  private static final int FIRST_CAPACITY = 256;

  final WrapperSettings settings;
  final WpduCounts counts = new WpduCounts();
  final WpduReader reader;
  private ByteBuffer tx = ByteBuffer.allocate(FIRST_CAPACITY);

  /** Whether an answer to an earlier request may still be on its way. */
  boolean untidy;

  boolean outOfStep;

  private int foreignSource;
  private int foreignDestination;

  /** Whether somebody waits for an answer now. */
  private boolean waiting;

  public WrapperLink(WrapperSettings settings) {
    this.settings = settings;
    reader = new WpduReader(settings.maxApduLength(), settings.datagrams(), counts, this::wanted);
  }

  private boolean wanted(int source, int destination) {
    if (source != settings.server() || destination != settings.client()) {
      counts.foreign++;
      foreignSource = source;
      foreignDestination = destination;
      if (!settings.anyPorts()) {
        return false;
      }
    }
    if (!waiting) {
      counts.late++;
    }
    return waiting;
  }

  /** The request's WPDU; what has begun to arrive before it is no answer to it. */
  ByteBuffer request(ByteBuffer apdu) {
    reader.passOverBegun();
    waiting = true;
    counts.sent++;
    tx = Wpdu.write(tx, settings.client(), settings.server(), apdu);
    return tx;
  }

  /** Takes octets up to the end of the answer, the first APDU that {@code unasked} leaves. */
  WpduReader.Found answer(ByteBuffer in, ApduFilter unasked) {
    WpduReader.Found found = reader.read(in);
    while (found == WpduReader.Found.WPDU && unasked.takes(reader.apdu())) {
      found = reader.read(in);
    }
    waiting = waiting && found == WpduReader.Found.MORE;
    outOfStep = found == WpduReader.Found.OUT_OF_STEP;
    return found;
  }

  /**
   * The failure of an exchange that has had no answer.
   *
   * @param foreign how many foreign WPDUs there had been before it
   * @param malformed how many broken datagrams there had been
   */
  Step.Failed unanswered(int requests, long foreign, long malformed) {
    String asked = "server " + settings.server() + ", " + requests + " requests";
    if (counts.foreign > foreign) {
      String ports = "from wPort " + foreignSource + " to " + foreignDestination;
      String due = ", due from " + settings.server() + " to " + settings.client();
      return new Step.Failed(WrapperReason.OTHER_PORTS, asked + "; answered " + ports + due);
    }
    return counts.malformed > malformed
        ? new Step.Failed(WrapperReason.MALFORMED, asked + "; answered with what is no WPDU")
        : new Step.Failed(WrapperReason.NO_ANSWER, asked);
  }

  /** Takes octets that nobody waits for. */
  void passOver(ByteBuffer in) {
    if (waiting) {
      waiting = false;
      reader.passOverBegun();
    }
    answer(in, ApduFilter.NONE);
  }

  /** Says not a word on the line: it takes the stream as one that begins. */
  @Override
  public Conversation<Void> connect() {
    reader.reset();
    untidy = false;
    outOfStep = false;
    return Conversation.of(null);
  }

  @Override
  public Conversation<ByteBuffer> exchange(
      ByteBuffer apdu, boolean repeatable, ApduFilter unasked) {
    return new WrapperExchange(this, apdu, repeatable ? settings.retries() : 0, unasked);
  }

  /**
   * Says not a word on the line. On a stream that is out of step, or on which an answer has begun
   * or may still come, the line is lost: only opening it anew gets rid of that.
   */
  @Override
  public Conversation<Void> disconnect() {
    boolean clean = !untidy && !outOfStep && !reader.midway();
    return settings.datagrams() || clean
        ? Conversation.of(null)
        : Conversation.lost("an answer may still come; the link is given up");
  }

  /** What this link has seen so far. */
  public WrapperCounters counters() {
    return counts.snapshot();
  }
}
