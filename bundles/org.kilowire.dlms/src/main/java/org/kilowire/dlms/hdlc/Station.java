// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.nio.ByteBuffer;
import org.kilowire.dlms.datalink.ApduHandler;

/**
 * A secondary station as one client sees it: speaks only when polled, and keeps an answer until the
 * client's N(R) acknowledges it (IEC 62056-46, clause 6.4.4).
 */
final class Station {

  /** Why a frame is rejected: the last octet of FRMR's information. */
  private static final int CONTROL_UNKNOWN = 0x01;

  private static final int INFO_WRONG = 0x04;
  private static final int NR_WRONG = 0x08;

  private enum State {
    DISCONNECTED,
    CONNECTED,
    /** A frame was rejected: every further one is, until the client sets the link up anew. */
    REJECTING
  }

  private final HdlcAddress client;
  private final HdlcAddress server;
  private byte[] addresses;
  private final HdlcParameters offered;
  private final ApduHandler handler;
  private final FrameCounts counts;
  private final FrameWriter writer;
  private final Outgoing outgoing = new Outgoing(Llc.RESPONSE);
  private final Incoming incoming;
  private State state = State.DISCONNECTED;
  private HdlcParameters sizes;
  private byte[] rejection = {};
  private long heard;

  Station(
      HdlcAddress client,
      HdlcAddress server,
      HdlcServerSettings settings,
      ApduHandler handler,
      FrameCounts counts,
      FrameWriter writer) {
    this.client = client;
    this.server = server;
    addresses = HdlcAddress.pair(client, server);
    offered = settings.offered();
    sizes = offered;
    this.handler = handler;
    this.counts = counts;
    this.writer = writer;
    incoming = new Incoming(settings.maxApduLength());
  }

  boolean isMeant(HdlcFrameView frame) {
    return frame.isFrom(client) && frame.isTo(server);
  }

  boolean connected() {
    return state != State.DISCONNECTED;
  }

  /** When the client was last heard. */
  long heard() {
    return heard;
  }

  /** The link is over; the association upon it with it. */
  void disconnect() {
    if (connected()) {
      state = State.DISCONNECTED;
      handler.reset();
    }
  }

  /** Writes what there is to say to a frame of the client's to this station. */
  void hear(HdlcFrameView frame, long now) {
    heard = now;
    switch (frame.kind()) {
      case SNRM -> setUp(frame);
      case DISC -> {
        writer.bare(addresses, (connected() ? FrameKind.UA : FrameKind.DM).control());
        disconnect();
      }
      case UI -> counts.unnumberedInformation++;
      case UA, DM, FRMR -> {} // responses: our own, echoed
      case I, RR, RNR, UNKNOWN -> data(frame);
    }
  }

  private void setUp(HdlcFrameView frame) {
    var theirs = ParameterField.decode(frame);
    if (theirs.isEmpty()) {
      writer.bare(addresses, FrameKind.DM.control());
      return;
    }
    addresses = HdlcAddress.pair(client, frame.destination());
    sizes = offered.agreed(theirs.get());
    outgoing.reset(sizes);
    incoming.reset(sizes);
    handler.reset();
    state = State.CONNECTED;
    writer.information(addresses, FrameKind.UA.control(), ParameterField.encode(sizes));
  }

  private void data(HdlcFrameView frame) {
    switch (state) {
      case DISCONNECTED -> {
        if (frame.isFinal()) {
          writer.bare(addresses, FrameKind.DM.control());
        }
      }
      case REJECTING -> speakRejection(frame);
      case CONNECTED -> {
        switch (frame.kind()) {
          case I -> information(frame);
          case RR -> ready(frame);
          case RNR -> notReady(frame);
          default -> reject(frame, CONTROL_UNKNOWN);
        }
      }
    }
  }

  private void information(HdlcFrameView frame) {
    if (frame.ns() != incoming.vr()) {
      counts.outOfSequence++;
    } else if (frame.infoLength() > sizes.maxInfoReceive()) {
      reject(frame, INFO_WRONG);
      return;
    } else if (outgoing.acknowledge(frame.nr()) < 0) {
      reject(frame, NR_WRONG);
      return;
    } else if (outgoing.acknowledged() && !take(frame)) {
      reject(frame, INFO_WRONG);
      return;
    }
    if (frame.isFinal()) {
      speak();
    }
  }

  /** While an answer is not acknowledged whole, further requests are not taken: it comes first. */
  private boolean take(HdlcFrameView frame) {
    return switch (incoming.take(frame)) {
      case APDU -> {
        ByteBuffer response = handler.respond(incoming.apdu());
        if (response.hasRemaining()) {
          outgoing.start(response);
        }
        yield true;
      }
      case SEGMENT, REPEATED, AHEAD -> true;
      case NO_INFORMATION, TOO_LONG -> false;
    };
  }

  private void ready(HdlcFrameView frame) {
    if (outgoing.acknowledge(frame.nr()) < 0) {
      counts.outOfSequence++;
    }
    if (frame.isFinal()) {
      speak();
    }
  }

  private void notReady(HdlcFrameView frame) {
    outgoing.acknowledge(frame.nr());
    if (frame.isFinal()) {
      writer.bare(addresses, FrameKind.RR.control(incoming.vr()));
    }
  }

  /** The client has given the turn: what it has not acknowledged, or that there is nothing. */
  private void speak() {
    if (outgoing.acknowledged()) {
      writer.bare(addresses, FrameKind.RR.control(incoming.vr()));
    } else {
      outgoing.write(writer, addresses, incoming.vr(), counts);
    }
  }

  /** FRMR with the control field rejected, V(S) and V(R), and why. */
  private void reject(HdlcFrameView frame, int why) {
    state = State.REJECTING;
    int variables = incoming.vr() << 5 | outgoing.vs() << 1;
    rejection = new byte[] {(byte) frame.control(), (byte) variables, (byte) why};
    speakRejection(frame);
  }

  private void speakRejection(HdlcFrameView frame) {
    if (frame.isFinal()) {
      writer.information(addresses, FrameKind.FRMR.control(), rejection);
    }
  }
}
