// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.frame;

/** The CRCs of DSMR P1 telegrams, both with the bits of an octet reflected. */
public enum Crc16 {
  /** CRC-16/ARC: DSMR 4 and 5 (P1 companion standard 5.0.2, 6.2). */
  ARC(0xA001, 0x0000, 0x0000),
  /** CRC-16/X-25: seen with Holley's meters in Hungary. */
  X25(0x8408, 0xFFFF, 0xFFFF);

  @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it
  private final int[] table = new int[256];

  private final int initial;
  private final int complement;

  Crc16(int polynomial, int initial, int complement) {
    this.initial = initial;
    this.complement = complement;
    for (int octet = 0; octet < 256; octet++) {
      int remainder = octet;
      for (int bit = 0; bit < 8; bit++) {
        remainder = (remainder & 1) == 0 ? remainder >>> 1 : (remainder >>> 1) ^ polynomial;
      }
      table[octet] = remainder;
    }
  }

  /** The CRC of {@code octets} from {@code from} to {@code to}, 0..FFFF. */
  public int of(byte[] octets, int from, int to) {
    int crc = initial;
    for (int i = from; i < to; i++) {
      crc = (crc >>> 8) ^ table[(crc ^ octets[i]) & 0xFF];
    }
    return crc ^ complement;
  }
}
