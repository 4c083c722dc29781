// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv;

/**
 * The time of samples that have none, by their count: a file of octets does not say when they came.
 * A count that goes back is late or repeated, unless it goes back by more than half a second.
 */
final class CountedTime {

  private static final long SECOND = 1_000_000_000L;

  private final int rate;
  private long samples;
  private int last = -1;
  private int wrap;

  /**
   * @param rate samples a second
   */
  CountedTime(int rate) {
    this.rate = rate;
    wrap = rate;
  }

  /** Nanoseconds since the first sample. */
  long of(int smpCnt) {
    if (smpCnt >= wrap) {
      wrap = 1 << 16;
    }
    int ahead = last < 0 ? 0 : Math.floorMod(smpCnt - last, wrap);
    if (ahead <= wrap / 2) {
      samples += ahead;
      last = smpCnt;
    } else if (wrap - ahead > rate / 2) {
      samples++;
      last = smpCnt;
    }
    return samples / rate * SECOND + samples % rate * SECOND / rate;
  }
}
