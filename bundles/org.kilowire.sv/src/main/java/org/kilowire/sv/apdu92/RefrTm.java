// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import java.time.Instant;

/**
 * A time (UtcTime of IEC 61850-8-1, 8 octets): seconds, what is behind them, quality.
 *
 * @param seconds since 1970-01-01 UTC, 0..2^32 - 1
 * @param fraction in 1/2^24 s, 0..2^24 - 1
 * @param quality 0..255: bit 7 leap seconds known, bit 6 the clock has failed, bit 5 not
 *     synchronised, bits 4-0 how many bits of the fraction are true (31: not known)
 */
public record RefrTm(long seconds, int fraction, int quality) {

  /** Octets on the wire. */
  public static final int LENGTH = 8;

  /** What {@link #accuracy} is where it is not known. */
  public static final int UNKNOWN_ACCURACY = 31;

  private static final int FRACTION_BITS = 24;
  private static final long NANOS = 1_000_000_000;

  public RefrTm {
    if (seconds >>> 32 != 0) {
      throw new IllegalArgumentException("seconds 0..2^32 - 1: " + seconds);
    }
    if (fraction >>> FRACTION_BITS != 0) {
      throw new IllegalArgumentException("fraction 0..2^24 - 1: " + fraction);
    }
    if (quality >>> 8 != 0) {
      throw new IllegalArgumentException("quality 0..255: " + quality);
    }
  }

  /**
   * The largest time that is not after {@code time}.
   *
   * @throws IllegalArgumentException before 1970 and after 2106
   */
  public static RefrTm of(Instant time, int quality) {
    int fraction = (int) (((long) time.getNano() << FRACTION_BITS) / NANOS);
    return new RefrTm(time.getEpochSecond(), fraction, quality);
  }

  /** The nanosecond that is nearest. */
  public Instant toInstant() {
    long half = 1L << (FRACTION_BITS - 1);
    return Instant.ofEpochSecond(seconds, (fraction * NANOS + half) >> FRACTION_BITS);
  }

  public boolean leapSecondsKnown() {
    return (quality & 0x80) != 0;
  }

  public boolean clockFailure() {
    return (quality & 0x40) != 0;
  }

  public boolean clockNotSynchronised() {
    return (quality & 0x20) != 0;
  }

  /** How many bits of the fraction are true, 0..24; {@link #UNKNOWN_ACCURACY}; others invalid. */
  public int accuracy() {
    return quality & 0x1F;
  }
}
