// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

/**
 * What the 64 bits of a pcapng time mean: ticks of a power of 10 or 2 parts of a second, and whole
 * seconds to add (options if_tsresol and if_tsoffset).
 *
 * @param resolution as if_tsresol has it: bit 7 set is 2 to the power of the rest, else 10
 * @param offsetSeconds added to each time
 */
record TickRate(int resolution, long offsetSeconds) {

  /** Microseconds since 1970. */
  static final TickRate USUAL = new TickRate(6, 0);

  private static final long NANOS = 1_000_000_000L;
  private static final int NANO_POWER = 9;
  private static final int MOST_POWER = 18;

  /** So many bits of a fraction, times the nanoseconds of a second, are within 64 bits. */
  private static final int FRACTION_BITS = 34;

  private static final long[] POWERS = powers();

  private static long[] powers() {
    long[] powers = new long[MOST_POWER + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = 10 * powers[i - 1];
    }
    return powers;
  }

  /** Nanoseconds since 1970; times that no clock has wrap around. */
  long nanos(long ticks) {
    int power = resolution & 0x7F;
    long nanos = (resolution & 0x80) == 0 ? ofTen(ticks, power) : ofTwo(ticks, power);
    return nanos + offsetSeconds * NANOS;
  }

  private static long ofTen(long ticks, int power) {
    if (power <= NANO_POWER) {
      return ticks * POWERS[NANO_POWER - power];
    }
    int finer = power - NANO_POWER;
    return finer > MOST_POWER ? 0 : Long.divideUnsigned(ticks, POWERS[finer]);
  }

  private static long ofTwo(long ticks, int power) {
    if (power == 0) {
      return ticks * NANOS;
    }
    long seconds = power < Long.SIZE ? ticks >>> power : 0;
    long fraction = power < Long.SIZE ? ticks & ((1L << power) - 1) : ticks;
    if (power <= FRACTION_BITS) {
      return seconds * NANOS + ((fraction * NANOS) >>> power);
    }
    int coarser = power - FRACTION_BITS;
    long kept = coarser < Long.SIZE ? fraction >>> coarser : 0;
    return seconds * NANOS + ((kept * NANOS) >>> FRACTION_BITS);
  }
}
