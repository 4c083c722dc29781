// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit;

import java.io.IOException;
import java.util.Arrays;
import org.kilowire.simulators.mergingunit.StreamFault.Kind;
import org.kilowire.simulators.mergingunit.frame.Damage;
import org.kilowire.simulators.mergingunit.frame.FrameTemplate;
import org.kilowire.simulators.mergingunit.frame.StreamShape;

/** Sends a stream's frames, or does not, as its faults have it. */
final class Delivery {

  private static final int PRP_OCTETS = 6;
  private static final int LAN_A = 0xA0;
  private static final int LAN_B = 0xB0;

  private final int stream;
  private final StreamShape shape;
  private final FaultSchedule faults;
  private final StreamAccount account;
  private final boolean prp;
  private byte[] held;
  private long heldFrame;
  private int prpSequence;

  Delivery(int stream, StreamShape shape, FaultSchedule faults, StreamAccount account) {
    this.stream = stream;
    this.shape = shape;
    this.faults = faults;
    this.account = account;
    prp = shape.isEthernet() && shape.head().prp();
  }

  /** Takes the frame with this number, from 0. */
  void deliver(long frame, long nanos, FrameTemplate made, PublishedSink sink) throws IOException {
    byte[] octets = made.octets();
    int length = made.length();
    byte[] damaged = damaged(frame, made);
    if (damaged != null) {
      octets = damaged;
      length = damaged.length;
    }
    if (held == null && faults.hits(Kind.REORDER, frame)) {
      held = Arrays.copyOf(octets, length);
      heldFrame = frame;
      return;
    }
    send(frame, nanos, octets, length, sink);
    finish(nanos, sink);
  }

  /** Sends a frame that has been held back. */
  void finish(long nanos, PublishedSink sink) throws IOException {
    if (held != null) {
      byte[] late = held;
      held = null;
      send(heldFrame, nanos, late, late.length, sink);
    }
  }

  private byte[] damaged(long frame, FrameTemplate made) {
    if (faults.hits(Kind.WRONG_LENGTH, frame)) {
      return Damage.shorter(shape, made.octets(), made.length());
    }
    if (faults.hits(Kind.LYING_LENGTH, frame)) {
      return Damage.lyingLength(made.octets(), made.length(), made.apduOffset());
    }
    return faults.hits(Kind.BAD_CRC, frame) ? Damage.badCrc(made.octets(), made.length()) : null;
  }

  private void send(long frame, long nanos, byte[] octets, int length, PublishedSink sink)
      throws IOException {
    if (faults.hits(Kind.LOSS, frame)) {
      account.lost(shape.asdus());
      return;
    }
    once(frame, nanos, octets, length, sink);
    if (faults.hits(Kind.DUPLICATE, frame)) {
      once(frame, nanos, octets, length, sink);
    }
    if (faults.hits(Kind.SECOND_SOURCE, frame)) {
      byte[] other = Damage.otherSource(octets, length);
      once(frame, nanos, other, length, sink);
    }
  }

  private void once(long frame, long nanos, byte[] octets, int length, PublishedSink sink)
      throws IOException {
    if (!prp) {
      out(nanos, octets, length, sink);
      return;
    }
    boolean onA = !faults.hits(Kind.LOSS_A, frame);
    boolean onB = !faults.hits(Kind.LOSS_B, frame);
    if (onA) {
      lan(true, nanos, octets, length, sink);
    }
    if (onB) {
      lan(false, nanos, octets, length, sink);
    }
    if (!onA && !onB) {
      account.lost(shape.asdus());
    }
    prpSequence = (prpSequence + 1) & 0xFFFF;
  }

  /** Both copies have the same sequence; the size, in 12 bits beside the LAN, stays. */
  private void lan(boolean first, long nanos, byte[] octets, int length, PublishedSink sink)
      throws IOException {
    int at = length - PRP_OCTETS;
    octets[at] = (byte) (prpSequence >>> 8);
    octets[at + 1] = (byte) prpSequence;
    octets[at + 2] = (byte) ((octets[at + 2] & 0x0F) | (first ? LAN_A : LAN_B));
    account.sentOnLan(first);
    out(nanos, octets, length, sink);
  }

  private void out(long nanos, byte[] octets, int length, PublishedSink sink) throws IOException {
    account.sent(length);
    sink.frame(stream, nanos, octets, length);
  }
}
