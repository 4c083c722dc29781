// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.nio.ByteBuffer;

/**
 * The check sequence of headers and frames: the 16-bit CRC of ISO/IEC 13239 (x^16 + x^12 + x^5 + 1,
 * bits reversed), of which the complement is sent, low octet first.
 */
final class Fcs {

  static final int LENGTH = 2;

  /** Before the first octet. */
  static final int START = 0xFFFF;

  /** After the octets and their own check sequence, if it is right. */
  static final int GOOD = 0xF0B8;

  private static final int POLYNOMIAL = 0x8408;
  private static final char[] TABLE = table();

  private Fcs() {}

  private static char[] table() {
    char[] table = new char[256];
    for (int octet = 0; octet < table.length; octet++) {
      int value = octet;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ POLYNOMIAL;
      }
      table[octet] = (char) value;
    }
    return table;
  }

  /**
   * Goes on from {@code crc} over the octets {@code from} (inclusive) to {@code to} (exclusive).
   */
  static int over(ByteBuffer octets, int from, int to, int crc) {
    int value = crc;
    for (int i = from; i < to; i++) {
      value = value >>> 8 ^ TABLE[(value ^ octets.get(i)) & 0xFF];
    }
    return value;
  }

  /** Puts the check sequence that ends {@code crc}. */
  static void put(ByteBuffer target, int crc) {
    target.put((byte) ~crc).put((byte) (~crc >> 8));
  }
}
