// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

/**
 * How many samples a second a stream has, from their number over the time, where nothing says so.
 * Never from the gap between two: stamps of whole microseconds make 4,807 of 4,800, and a host that
 * delivers in batches has gaps of 0. One owner; nothing is allocated.
 */
final class RateEstimate {

  /** Rates of IEC 61869-9, 9-2LE, and of merging units in the field. */
  private static final int[] KNOWN = {
    500, 600, 1000, 1200, 1600, 1920, 2000, 2400, 3200, 4000, 4800, 5000, 5760, 6400, 7680, 8000,
    9600, 10_000, 12_000, 12_800, 14_400, 15_360, 16_000, 19_200, 25_600, 30_720, 48_000, 96_000
  };

  private static final double NEAR = 0.02;
  private static final double SECOND = 1e9;
  private static final long FIRM_NANOS = 250_000_000L;
  private static final int FIRST_LOOK = 128;
  private static final int LAST_LOOK = 1 << 16;

  private long from;
  private long fromAt;
  private int look;
  private double previous;
  private double rate;

  /** How long the last look was, ns. */
  private long looked;

  RateEstimate() {
    restart();
  }

  void restart() {
    look = 0;
    previous = 0;
    rate = 0;
    looked = 0;
  }

  /** Begins a new look, and keeps what is known: the counter was reset, or the clock stepped. */
  void interrupt() {
    look = 0;
  }

  /**
   * A sample is there.
   *
   * @param number its number, counted over wraps
   * @return whether the rate was looked at, and is known
   */
  boolean take(long number, long at) {
    if (look == 0) {
      from = number;
      fromAt = at;
      look = FIRST_LOOK;
      return false;
    }
    return number - from >= look && look(number, at);
  }

  private boolean look(long number, long at) {
    long elapsed = at - fromAt;
    double seen = elapsed <= 0 ? 0 : snapped((number - from) * SECOND / elapsed);
    boolean agrees = seen > 0 && near(seen, previous);
    previous = seen;
    if (agrees && !near(seen, rate)) {
      rate = seen;
    }
    looked = elapsed;
    if (look >= LAST_LOOK) {
      from = number;
      fromAt = at;
    }
    look = Math.min(LAST_LOOK, 2 * look);
    return agrees;
  }

  /**
   * Whether the rate may count more than what the configuration or the frame says: it is one that
   * merging units have, over a quarter of a second and more.
   */
  boolean isFirm() {
    return looked >= FIRM_NANOS && isKnown(rate);
  }

  private static boolean isKnown(double rate) {
    for (int known : KNOWN) {
      if (rate == known) {
        return true;
      }
    }
    return false;
  }

  /** Whether one rate may be taken for another. */
  static boolean near(double rate, double other) {
    return Math.abs(rate - other) <= NEAR * other;
  }

  private static double snapped(double seen) {
    for (int known : KNOWN) {
      if (near(seen, known)) {
        return known;
      }
    }
    return seen;
  }

  /** Samples a second; 0 where it is not known yet. */
  double rate() {
    return rate;
  }
}
