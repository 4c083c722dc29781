// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ethernet;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An Ethernet address.
 *
 * @param value its 48 bits, the first octet on the wire in bits 47-40; 0..2^48 - 1
 */
public record MacAddress(long value) implements Comparable<MacAddress> {

  /** Octets of an address. */
  public static final int LENGTH = 6;

  /** The last of the addresses that IEC 61850-9-2 recommends, counted from 0. */
  public static final int LAST_SAMPLED_VALUES = 0x1FF;

  private static final long SAMPLED_VALUES = 0x010CCD040000L;
  private static final long GROUP = 1L << 40;
  private static final Pattern TEXT =
      Pattern.compile("[0-9A-Fa-f]{2}([-:])(?:[0-9A-Fa-f]{2}\\1){4}[0-9A-Fa-f]{2}");

  public MacAddress {
    if (value >>> 48 != 0) {
      throw new IllegalArgumentException("an Ethernet address has 48 bits: " + value);
    }
  }

  /** Six pairs of hexadecimal digits, all joined by hyphens or all by colons; else empty. */
  public static Optional<MacAddress> parse(String text) {
    return TEXT.matcher(text).matches()
        ? Optional.of(new MacAddress(Long.parseLong(text.replaceAll("[-:]", ""), 16)))
        : Optional.empty();
  }

  /**
   * One of the recommended destinations, 01-0C-CD-04-00-00 to 01-0C-CD-04-01-FF (IEC 61850-9-2,
   * annex on multicast addresses).
   *
   * @param index 0..{@link #LAST_SAMPLED_VALUES}
   */
  public static MacAddress ofSampledValues(int index) {
    if (index < 0 || index > LAST_SAMPLED_VALUES) {
      throw new IllegalArgumentException("0..0x1FF: " + index);
    }
    return new MacAddress(SAMPLED_VALUES + index);
  }

  /** Whether it is a group's address: the lowest bit of the first octet. */
  public boolean isMulticast() {
    return (value & GROUP) != 0;
  }

  @Override
  public int compareTo(MacAddress other) {
    return Long.compare(value, other.value);
  }

  /** As SCL has it: upper case, joined by hyphens. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(3 * LENGTH - 1);
    for (int shift = 40; shift >= 0; shift -= 8) {
      text.append(shift < 40 ? "-" : "").append("%02X".formatted(value >> shift & 0xFF));
    }
    return text.toString();
  }
}
