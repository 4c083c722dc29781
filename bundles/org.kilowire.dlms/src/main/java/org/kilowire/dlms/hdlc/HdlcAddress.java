// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.util.Arrays;

/**
 * A server's or client's HDLC address (IEC 62056-46, clause 6.4.2.3): an upper part, the logical
 * device, and a lower part, the physical one, which an address of one octet does not have. Seven
 * bits of a part travel in an octet whose lowest bit says whether it is the last.
 *
 * @param upper 0..127 in one and two octets, 0..16383 in four
 * @param lower likewise; 0 in one octet
 * @param octets 1, 2 or 4
 */
public record HdlcAddress(int upper, int lower, int octets) {

  /** Nobody, in either part and any length. */
  public static final int NO_STATION = 0;

  /** Every station, in a part of seven bits. */
  public static final int ALL_STATION_7 = 0x7F;

  /** Every station, in a part of 14 bits. */
  public static final int ALL_STATION_14 = 0x3FFF;

  public HdlcAddress {
    if (octets != 1 && octets != 2 && octets != 4) {
      throw new IllegalArgumentException("an address has 1, 2 or 4 octets: " + octets);
    }
    int largest = octets == 4 ? ALL_STATION_14 : ALL_STATION_7;
    if (upper < 0 || upper > largest) {
      throw new IllegalArgumentException("upper part must be 0.." + largest + ": " + upper);
    }
    if (lower < 0 || lower > (octets == 1 ? 0 : largest)) {
      throw new IllegalArgumentException("lower part " + lower + " in " + octets + " octets");
    }
  }

  /** A client's address, which always has one octet: 1..127. */
  public static HdlcAddress client(int sap) {
    return new HdlcAddress(sap, 0, 1);
  }

  /** A server's address in as few octets as it fits. */
  public static HdlcAddress server(int upper, int lower) {
    if (upper > ALL_STATION_7 || lower > ALL_STATION_7) {
      return new HdlcAddress(upper, lower, 4);
    }
    return new HdlcAddress(upper, lower, lower == 0 ? 1 : 2);
  }

  /** Whether the same station is meant: the parts count, not how many octets they came in. */
  public boolean same(HdlcAddress other) {
    return matches(other.upper, other.lower, other.octets);
  }

  boolean matches(int otherUpper, int otherLower, int otherOctets) {
    return widened(upper, octets) == widened(otherUpper, otherOctets)
        && widened(lower, octets) == widened(otherLower, otherOctets);
  }

  /** Whether it means every station in either part. */
  public boolean broadcast() {
    return broadcast(upper, lower, octets);
  }

  static boolean broadcast(int upper, int lower, int octets) {
    return widened(upper, octets) == ALL_STATION_14 || widened(lower, octets) == ALL_STATION_14;
  }

  private static int widened(int part, int octets) {
    return octets < 4 && part == ALL_STATION_7 ? ALL_STATION_14 : part;
  }

  /** {@code 1} or {@code 1/17}: upper and lower part. */
  @Override
  public String toString() {
    return octets == 1 ? "" + upper : upper + "/" + lower;
  }

  /** Destination and source as they travel in a frame. */
  static byte[] pair(HdlcAddress destination, HdlcAddress source) {
    byte[] first = destination.encoded();
    byte[] pair = Arrays.copyOf(first, first.length + source.octets);
    System.arraycopy(source.encoded(), 0, pair, first.length, source.octets);
    return pair;
  }

  /** The octets as they travel. */
  byte[] encoded() {
    return switch (octets) {
      case 1 -> new byte[] {(byte) (upper << 1 | 1)};
      case 2 -> new byte[] {(byte) (upper << 1), (byte) (lower << 1 | 1)};
      default ->
          new byte[] {
            (byte) (upper >> 7 << 1),
            (byte) (upper << 1 & 0xFE),
            (byte) (lower >> 7 << 1),
            (byte) (lower << 1 | 1)
          };
    };
  }
}
