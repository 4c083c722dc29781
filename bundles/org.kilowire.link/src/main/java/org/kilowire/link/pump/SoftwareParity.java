// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Framing.Parity;

/** The parity bit of characters with seven data bits on a line that carries eight. */
final class SoftwareParity {

  /** Stands for a character with a parity error: no character of seven bits is like it. */
  static final byte DAMAGED = (byte) 0xFF;

  private static final int PARITY_BIT = 0x80;

  private SoftwareParity() {}

  /** The index of the first octet with more than seven bits, or -1. */
  static int tooWide(ByteBuffer octets) {
    for (int i = octets.position(); i < octets.limit(); i++) {
      if (octets.get(i) < 0) {
        return i - octets.position();
      }
    }
    return -1;
  }

  /** A copy of the remaining octets, seven bits each, with their parity bits. */
  static ByteBuffer encode(ByteBuffer octets, Parity parity) {
    ByteBuffer coded = ByteBuffer.allocate(octets.remaining());
    for (int i = octets.position(); i < octets.limit(); i++) {
      int octet = octets.get(i);
      coded.put((byte) (isRight(octet, parity) ? octet : octet | PARITY_BIT));
    }
    return coded.flip();
  }

  /**
   * Takes the parity bits off, from index {@code start} to the limit.
   *
   * @return how many characters were wrong; each is {@link #DAMAGED} now
   */
  static int decode(ByteBuffer octets, int start, Parity parity) {
    int wrong = 0;
    for (int i = start; i < octets.limit(); i++) {
      int octet = octets.get(i);
      boolean right = isRight(octet, parity);
      octets.put(i, right ? (byte) (octet & ~PARITY_BIT) : DAMAGED);
      wrong += right ? 0 : 1;
    }
    return wrong;
  }

  private static boolean isRight(int octet, Parity parity) {
    boolean even = (Integer.bitCount(octet & 0xFF) & 1) == 0;
    return even == (parity == Parity.EVEN);
  }
}
