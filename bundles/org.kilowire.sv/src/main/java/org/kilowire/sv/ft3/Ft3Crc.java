// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

/**
 * The check sequence behind each block of FT3 (IEC 60870-5-1 6.2.4.4): polynomial 0x3D65, the most
 * significant bit first, not reflected. By the standard it begins with 0 and is complemented
 * (CRC-16/EN-13757); there is equipment that begins with FFFF or does not complement.
 *
 * <p>A CRC is linear: it is the sum of what each octet contributes at its distance from the end. A
 * table for each distance lets the octets of a block be looked up side by side instead of one
 * waiting for the other.
 *
 * @param initial with what it begins, 0..65535
 * @param complemented whether its bits are inverted in the end
 */
public record Ft3Crc(int initial, boolean complemented) {

  /** As the standard has it. */
  public static final Ft3Crc STANDARD = new Ft3Crc(0, true);

  private static final int POLYNOMIAL = 0x3D65;

  /** Octets at a time; no block of FT3 is longer. */
  private static final int STRIDE = 16;

  /** [distance from the end << 8 | octet]; ints, which an XOR takes from memory by itself. */
  private static final int[] CONTRIBUTION = contributions();

  public Ft3Crc {
    if (initial != (initial & 0xFFFF)) {
      throw new IllegalArgumentException("a CRC begins with 0..65535: " + initial);
    }
  }

  private static int[] contributions() {
    int[] table = new int[STRIDE << 8];
    for (int octet = 0; octet < 256; octet++) {
      int crc = octet << 8;
      for (int distance = 0; distance < STRIDE; distance++) {
        crc = shifted(crc);
        table[distance << 8 | octet] = crc;
      }
    }
    return table;
  }

  private static int shifted(int crc) {
    int remainder = crc;
    for (int bit = 0; bit < 8; bit++) {
      remainder = (remainder & 0x8000) == 0 ? remainder << 1 : remainder << 1 ^ POLYNOMIAL;
    }
    return remainder & 0xFFFF;
  }

  /** The CRC of {@code length} octets, 0..65535. */
  public int of(byte[] octets, int from, int length) {
    int crc = initial;
    int at = from;
    int left = length;
    for (; left > STRIDE; left -= STRIDE, at += STRIDE) {
      crc = stride(crc, octets, at, STRIDE);
    }
    if (left > 0) {
      crc = stride(crc, octets, at, left);
    }
    return complemented ? ~crc & 0xFFFF : crc;
  }

  /** What has come so far stands before the first two octets. */
  private static int stride(int crc, byte[] octets, int at, int length) {
    int last = length - 1;
    int sum = CONTRIBUTION[last << 8 | ((octets[at] ^ crc >>> 8) & 0xFF)];
    if (length == 1) {
      return sum ^ (crc << 8 & 0xFFFF);
    }
    sum ^= CONTRIBUTION[(last - 1) << 8 | ((octets[at + 1] ^ crc) & 0xFF)];
    for (int i = 2; i < length; i++) {
      sum ^= CONTRIBUTION[(last - i) << 8 | (octets[at + i] & 0xFF)];
    }
    return sum;
  }

  /** What 16 octets leave that begin with 0, without the complement: all lookups at once. */
  static int ofStride(byte[] octets, int at) {
    return CONTRIBUTION[3840 + (octets[at] & 0xFF)]
        ^ CONTRIBUTION[3584 + (octets[at + 1] & 0xFF)]
        ^ CONTRIBUTION[3328 + (octets[at + 2] & 0xFF)]
        ^ CONTRIBUTION[3072 + (octets[at + 3] & 0xFF)]
        ^ CONTRIBUTION[2816 + (octets[at + 4] & 0xFF)]
        ^ CONTRIBUTION[2560 + (octets[at + 5] & 0xFF)]
        ^ CONTRIBUTION[2304 + (octets[at + 6] & 0xFF)]
        ^ CONTRIBUTION[2048 + (octets[at + 7] & 0xFF)]
        ^ CONTRIBUTION[1792 + (octets[at + 8] & 0xFF)]
        ^ CONTRIBUTION[1536 + (octets[at + 9] & 0xFF)]
        ^ CONTRIBUTION[1280 + (octets[at + 10] & 0xFF)]
        ^ CONTRIBUTION[1024 + (octets[at + 11] & 0xFF)]
        ^ CONTRIBUTION[768 + (octets[at + 12] & 0xFF)]
        ^ CONTRIBUTION[512 + (octets[at + 13] & 0xFF)]
        ^ CONTRIBUTION[256 + (octets[at + 14] & 0xFF)]
        ^ CONTRIBUTION[0 + (octets[at + 15] & 0xFF)];
  }

  /** What the first few of those 16 have contributed, 1..14. */
  static int ofHead(byte[] octets, int at, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum ^= CONTRIBUTION[(STRIDE - 1 - i) << 8 | (octets[at + i] & 0xFF)];
    }
    return sum;
  }
}
