// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

import java.util.Arrays;

/**
 * By how much frames came before or behind their time, counted by powers of two. The time is that
 * of the frame before and the rate, so a late frame counts twice. One owner; nothing is allocated.
 */
public final class JitterHistogram {

  /** Classes: below 1 us, below 2 us, below 4 us, ... and above 65 ms. */
  public static final int CLASSES = 18;

  private static final long MICROSECOND = 1000;

  private final long[] counts = new long[CLASSES];
  private long worst;

  void take(long deviationNanos) {
    long deviation = Math.abs(deviationNanos);
    worst = Math.max(worst, deviation);
    int bits = Long.SIZE - Long.numberOfLeadingZeros(deviation / MICROSECOND);
    counts[Math.min(bits, CLASSES - 1)]++;
  }

  void restart() {
    Arrays.fill(counts, 0);
    worst = 0;
  }

  /** How many frames were off by less than {@code 2^which} us, and not less than half of that. */
  public long count(int which) {
    return counts[which];
  }

  /** The largest deviation, ns. */
  public long worst() {
    return worst;
  }

  /**
   * The deviation that a share of the frames does not exceed, ns, as the upper end of its class; 0
   * before the first frame.
   *
   * @param share 0..1
   */
  public long quantile(double share) {
    long all = 0;
    for (long count : counts) {
      all += count;
    }
    long below = 0;
    for (int i = 0; i < CLASSES && all > 0; i++) {
      below += counts[i];
      if (below >= share * all) {
        return Math.min(worst, MICROSECOND << i);
      }
    }
    return 0;
  }
}
