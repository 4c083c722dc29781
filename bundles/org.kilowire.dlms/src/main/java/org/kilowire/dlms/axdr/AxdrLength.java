// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.axdr;

import java.nio.ByteBuffer;

/** The length octets of A-XDR (IEC 61334-6, 6.1): one octet up to 127, else 0x80 + their number. */
public final class AxdrLength {

  /** The length is not whole yet. */
  public static final int NEED_MORE = -1;

  /** No length that could be held. */
  public static final int MALFORMED = -2;

  private AxdrLength() {}

  /** How many octets {@code length} is written in. */
  public static int size(int length) {
    if (length < 0x80) {
      return 1;
    }
    if (length < 0x100) {
      return 2;
    }
    return length < 0x10000 ? 3 : 5;
  }

  public static void put(ByteBuffer target, int length) {
    switch (size(length)) {
      case 1 -> target.put((byte) length);
      case 2 -> target.put((byte) 0x81).put((byte) length);
      case 3 -> target.put((byte) 0x82).putShort((short) length);
      default -> target.put((byte) 0x84).putInt(length);
    }
  }

  /**
   * Reads a length and moves behind it.
   *
   * @return the length, or {@link #NEED_MORE} or {@link #MALFORMED}, with the position undefined
   */
  public static int get(ByteBuffer in) {
    if (!in.hasRemaining()) {
      return NEED_MORE;
    }
    int first = in.get() & 0xFF;
    if (first < 0x80) {
      return first;
    }
    int octets = first & 0x7F;
    if (octets == 0 || octets > 4) {
      return MALFORMED;
    }
    if (in.remaining() < octets) {
      return NEED_MORE;
    }
    int length = 0;
    for (int i = 0; i < octets; i++) {
      length = (length << 8) | (in.get() & 0xFF);
    }
    return length < 0 ? MALFORMED : length;
  }
}
