// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Octets that have come and that nobody has taken yet. It grows with what comes, to a bound. */
final class InputBuffer {

  /** A line that answers in short frames never needs more. */
  private static final int FIRST_OCTETS = 1024;

  /** From position to limit: what is unread. */
  private ByteBuffer unread = ByteBuffer.allocate(0);

  /** The same octets, from position to limit: where the next ones go. */
  private ByteBuffer room = unread.duplicate();

  /**
   * Where to put what comes next, behind its position.
   *
   * @param least how much room there is, as long as that keeps within {@link PumpCore#INPUT_OCTETS}
   */
  ByteBuffer room(int least) {
    int wanted = Math.min(PumpCore.INPUT_OCTETS, unread.remaining() + least);
    if (wanted > unread.capacity()) {
      grow(wanted);
    } else if (unread.position() > 0) {
      unread.compact().flip();
    }
    return room.limit(room.capacity()).position(unread.limit());
  }

  private void grow(int wanted) {
    int doubled = Math.max(FIRST_OCTETS, 2 * unread.capacity());
    ByteBuffer larger =
        ByteBuffer.allocate(Math.min(PumpCore.INPUT_OCTETS, Math.max(wanted, doubled)));
    unread = larger.put(unread).flip();
    room = unread.duplicate();
  }

  /** Takes in what has been put into the room. Returns the index of its first octet. */
  int arrived() {
    int start = unread.limit();
    unread.limit(room.position());
    return start;
  }

  /** What is unread, for a conversation. Where its limit was is remembered by the caller. */
  ByteBuffer unread() {
    return unread.order(ByteOrder.BIG_ENDIAN);
  }

  int size() {
    return unread.remaining();
  }

  boolean isFull() {
    return unread.remaining() == PumpCore.INPUT_OCTETS;
  }

  /** Drops the last {@code count} octets. */
  void dropLast(int count) {
    unread.limit(unread.limit() - count);
  }

  void clear() {
    unread.clear().limit(0);
  }
}
