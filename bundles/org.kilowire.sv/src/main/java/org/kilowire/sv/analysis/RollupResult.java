// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

import java.util.Arrays;

/**
 * What the seconds of ten seconds or a minute came to. The {@link Rollup} owns it and changes it
 * with the next one. Values that are invalid are in no statistic, but show in the quality.
 */
public final class RollupResult {

  long endNanos;
  int seconds;
  int secondsWithValues;
  long missing;
  boolean timeProven;
  boolean estimated;
  final Statistic frequency = Statistic.linear();
  final Statistic[] rms;
  final Statistic[] active;
  final Statistic[] reactive;
  final Statistic[] apparent;
  final int[] quality;

  RollupResult(AnalysisPlan plan) {
    rms = new Statistic[plan.channels()];
    Arrays.setAll(rms, i -> Statistic.quadratic());
    active = powers(plan);
    reactive = powers(plan);
    apparent = powers(plan);
    quality = new int[plan.channels()];
    clear();
  }

  private static Statistic[] powers(AnalysisPlan plan) {
    Statistic[] all = new Statistic[plan.pairs().size()];
    Arrays.setAll(all, i -> Statistic.linear());
    return all;
  }

  void clear() {
    seconds = 0;
    secondsWithValues = 0;
    missing = 0;
    timeProven = true;
    estimated = false;
    frequency.clear();
    clear(rms);
    clear(active);
    clear(reactive);
    clear(apparent);
    Arrays.fill(quality, 0);
  }

  private static void clear(Statistic[] all) {
    for (Statistic one : all) {
      one.clear();
    }
  }

  /** The END of the window, nanoseconds since 1970 in UTC: a whole multiple of its length. */
  public long endNanos() {
    return endNanos;
  }

  /** How many seconds came, with values or without. */
  public int seconds() {
    return seconds;
  }

  public int secondsWithValues() {
    return secondsWithValues;
  }

  /** Samples missing in the seconds that came; of a second that did not come, none is counted. */
  public long missing() {
    return missing;
  }

  /** Whether the time of every second was proven. */
  public boolean isTimeProven() {
    return timeProven;
  }

  /** Whether a second has estimated samples. */
  public boolean isEstimated() {
    return estimated;
  }

  /** Hz. */
  public Statistic frequency() {
    return frequency;
  }

  /** A or V; its mean is the root of the mean square. */
  public Statistic rms(int channel) {
    return rms[channel];
  }

  /** W. */
  public Statistic activePower(int pair) {
    return active[pair];
  }

  /** var. */
  public Statistic reactivePower(int pair) {
    return reactive[pair];
  }

  /** VA. */
  public Statistic apparentPower(int pair) {
    return apparent[pair];
  }

  /** The OR of the qualities of a channel's seconds. */
  public int quality(int channel) {
    return quality[channel];
  }
}
