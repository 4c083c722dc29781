// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.input;

/**
 * The time of samples that have none, by their count: a file of octets does not say when they came.
 * Nothing overtakes on a link: every step is one ahead, however long the hole. Only a count that
 * goes back by up to 10 ms is late or repeated, as some converters swap or send twice; and one that
 * goes back to the first or second count is a restart.
 */
public final class CountedTime {

  private static final long SECOND = 1_000_000_000L;

  /** A hundredth of a second. */
  private static final int LATE_SHARE = 100;

  private static final int LAST_OF_RESTART = 1;

  private final int rate;
  private long samples;
  private int last = -1;
  private int wrap;

  /**
   * @param rate samples a second
   */
  public CountedTime(int rate) {
    this.rate = rate;
    wrap = rate;
  }

  /** Nanoseconds since the first sample. */
  public long of(int smpCnt) {
    if (smpCnt >= wrap) {
      wrap = 1 << 16;
    }
    int ahead = last < 0 ? 0 : Math.floorMod(smpCnt - last, wrap);
    if (last < 0 || !isLate(ahead)) {
      samples += isRestart(smpCnt, ahead) ? 1 : ahead;
      last = smpCnt;
    }
    return samples / rate * SECOND + samples % rate * SECOND / rate;
  }

  private boolean isLate(int ahead) {
    return ahead == 0 || wrap - ahead <= rate / LATE_SHARE;
  }

  /** A hole over the end of the second may end there, too: the shorter way is taken. */
  private boolean isRestart(int smpCnt, int ahead) {
    return smpCnt <= LAST_OF_RESTART && ahead > wrap / 2;
  }
}
