// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tags and lengths of ISO/IEC 8825-1, as far as IEC 61850-9-2 has them: tags of one octet, lengths
 * of the definite form in one to three octets.
 */
final class Tlv {

  /** What is given for a length or a number that is none. */
  static final int BAD = -1;

  /** The largest length in three octets. */
  static final int MAX_LENGTH = 0xFFFF;

  static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int TAG_GOES_ON = 0x1F;

  private Tlv() {}

  static int u16(byte[] octets, int at) {
    return (short) SHORTS.get(octets, at) & 0xFFFF;
  }

  static long u32(byte[] octets, int at) {
    return (int) INTS.get(octets, at) & 0xFFFF_FFFFL;
  }

  static int u24(byte[] octets, int at) {
    return (octets[at] & 0xFF) << 16 | u16(octets, at + 1);
  }

  /**
   * The length 81 xx or 82 xx xx whose first octet lies at {@code at}; {@link #BAD} for any other,
   * and where it goes beyond {@code end}.
   */
  static int longLength(byte[] octets, int at, int end) {
    int more = octets[at] & 0x7F;
    if (more < 1 || more > 2 || end - at <= more) {
      return BAD;
    }
    return more == 1 ? octets[at + 1] & 0xFF : u16(octets, at + 1);
  }

  /**
   * Reads the tag and the length at {@code at}: where the content begins, in the upper half, and
   * what is behind it, in the lower one. {@link #BAD} where they are malformed or go beyond {@code
   * end}. Both in one number, so that nothing is stored or allocated.
   */
  static long read(byte[] octets, int at, int end) {
    if (end - at < 2 || goesOn(octets[at])) {
      return BAD;
    }
    int length = octets[at + 1];
    int content = at + 2;
    if (length < 0) {
      length = longLength(octets, at + 1, end);
      content += octets[at + 1] & 0x7F;
    }
    if (length < 0 || length > end - content) {
      return BAD;
    }
    return (long) content << Integer.SIZE | (content + length);
  }

  /** Where the content begins of what {@link #read} gave. */
  static int content(long read) {
    return (int) (read >> Integer.SIZE);
  }

  /** What is behind it. */
  static int behind(long read) {
    return (int) read;
  }

  /** How many octets the length has whose first is {@code first}. */
  static int lengthOctets(byte first) {
    return first >= 0 ? 1 : 1 + (first & 0x7F);
  }

  /** Whether {@code tag} has another octet behind it, which nothing in 9-2 has. */
  static boolean goesOn(int tag) {
    return (tag & TAG_GOES_ON) == TAG_GOES_ON;
  }

  /**
   * An unsigned number of {@code width} octets (1..4), or of one more that is 00: so writes an
   * encoder that takes the type for BER's INTEGER, whose first bit is a sign. {@link #BAD} for any
   * other width.
   */
  static long unsigned(byte[] octets, int at, int length, int width) {
    if (length != width && (length != width + 1 || octets[at] != 0)) {
      return BAD;
    }
    long value = 0;
    for (int i = at; i < at + length; i++) {
      value = value << 8 | (octets[i] & 0xFF);
    }
    return value;
  }

  /** Octets of a member with {@code length} octets of content, tag and length included. */
  static int sizeOf(int length) {
    return 1 + (length < 0x80 ? 1 : length < 0x100 ? 2 : 3) + length;
  }
}
