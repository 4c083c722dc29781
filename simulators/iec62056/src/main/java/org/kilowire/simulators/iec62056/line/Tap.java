// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.line;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.LinkCounters;
import org.kilowire.link.pump.PumpCore;

/**
 * One device's place on a line. What it says leaves in pieces as a UART's FIFO holds them, each at
 * the moment when its last octet has left at the device's rate.
 */
final class Tap {

  /** Takes what has left a device. */
  interface Wire {
    void said(Tap tap, ByteBuffer octets) throws LinkException;
  }

  /** Octets of a UART's FIFO. */
  private static final int FIFO = 16;

  private static final int ROOM = 512;
  private static final long SECOND = 1_000_000_000L;

  private record Piece(long at, byte[] octets) {}

  private final LineDevice device;
  private final int speed;
  private final PumpCore core;
  private final Deque<Piece> arriving = new ArrayDeque<>();
  private LineSettings settings;
  private Conversation<?> conversation;

  /** What is leaving; null between messages. */
  private ByteBuffer leaving;

  private long leavesAt;
  private long heardUntil;

  /**
   * A place for {@code device}.
   *
   * @param speed how many times faster than its rate the line runs, at least 1
   */
  Tap(LineDevice device, int speed, long now) {
    this.device = device;
    this.speed = speed;
    this.settings = device.settings();
    this.core = new PumpCore(settings, false, new LinkCounters());
    this.heardUntil = now;
    begin(device.start(), now);
  }

  private void begin(Conversation<?> next, long now) {
    conversation = next;
    core.begin(next, now);
  }

  int baud() {
    return settings.baud();
  }

  /** How long {@code octets} take on the line. */
  long lineNanos(int octets, int baud) {
    Framing framing = settings.framing();
    int parity = framing.parity() == Framing.Parity.NONE ? 0 : 1;
    long bits = 1L + framing.dataBits() + parity + framing.stopBits();
    return octets * bits * SECOND / baud / speed;
  }

  /** The client has said octets that arrive from now on, at {@code baud}. */
  void hear(byte[] octets, int baud, long now) {
    heardUntil = (heardUntil - now > 0 ? heardUntil : now) + lineNanos(octets.length, baud);
    arriving.add(new Piece(heardUntil, octets));
  }

  /** Does what is due by {@code now}; the answer is when there is something to do next. */
  long advance(long now, Wire wire) throws LinkException {
    while (true) {
      switch (core.need()) {
        case NOTHING -> begin(after(conversation), now);
        case TUNE -> {
          settings = core.settings();
          core.tuned(true, now);
        }
        case WRITE -> {
          if (leaving == null) {
            leaving = core.output();
            leavesAt = now + lineNanos(piece(), baud());
          }
          if (leavesAt - now > 0) {
            return leavesAt;
          }
          leave(now, wire);
        }
        case READ -> {
          Piece first = arriving.peek();
          if (first != null && first.at() - now <= 0) {
            take(first, now);
          } else if (core.until() - now <= 0) {
            core.elapsed(now);
          } else {
            return first == null ? core.until() : earlier(core.until(), first.at());
          }
        }
      }
    }
  }

  static long earlier(long one, long other) {
    return one - other < 0 ? one : other;
  }

  private <T> Conversation<?> after(Conversation<T> over) {
    return device.next(core.outcome(over));
  }

  private int piece() {
    return Math.min(FIFO, leaving.remaining());
  }

  private void leave(long now, Wire wire) throws LinkException {
    int length = piece();
    wire.said(this, leaving.slice(leaving.position(), length));
    leaving.position(leaving.position() + length);
    if (leaving.hasRemaining()) {
      leavesAt += lineNanos(piece(), baud());
    } else {
      leaving = null;
      core.written(now);
    }
  }

  private void take(Piece piece, long now) {
    ByteBuffer room = core.room(Math.min(ROOM, piece.octets().length));
    int count = Math.min(room.remaining(), piece.octets().length);
    room.put(piece.octets(), 0, count);
    arriving.remove();
    if (count < piece.octets().length) {
      byte[] rest = java.util.Arrays.copyOfRange(piece.octets(), count, piece.octets().length);
      arriving.addFirst(new Piece(piece.at(), rest));
    }
    core.received(now);
  }
}
