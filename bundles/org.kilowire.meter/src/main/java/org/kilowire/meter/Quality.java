// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.util.EnumSet;
import java.util.Set;

/** What is to be known about a row besides its values. The bits are part of the wire format. */
public enum Quality {
  /** The meter says that the values are not valid. */
  INVALID(0),
  /** The meter, or a rule, put an estimate in place of a measurement. */
  ESTIMATED(1),
  /** The supply failed during the period. */
  POWER_DOWN(2),
  /** The meter's clock was set during the period. */
  CLOCK_ADJUSTED(3),
  /** The meter's time was daylight saving time. */
  DST(4),
  /** The local time stands for two instants and nothing tells which; the earlier is given. */
  AMBIGUOUS_TIME(5),
  /** Read without a proof of who sent it. */
  UNAUTHENTICATED(6),
  /** Put in place of a value that was lost. */
  SUBSTITUTED(7),
  /** A row that should be there and is not. */
  MISSING(8),
  /** The meter doubts its own clock. */
  DOUBTFUL_CLOCK(9);

  private final int bit;

  Quality(int position) {
    this.bit = 1 << position;
  }

  /** The bits of {@code flags}. */
  public static int bits(Quality... flags) {
    int bits = 0;
    for (Quality flag : flags) {
      bits |= flag.bit;
    }
    return bits;
  }

  /** The flags in {@code bits}; bits without a flag are passed over. */
  public static Set<Quality> of(int bits) {
    Set<Quality> flags = EnumSet.noneOf(Quality.class);
    for (Quality flag : values()) {
      if ((bits & flag.bit) != 0) {
        flags.add(flag);
      }
    }
    return flags;
  }
}
