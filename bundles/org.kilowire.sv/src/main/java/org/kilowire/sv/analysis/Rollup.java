// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

import java.util.function.Consumer;
import org.kilowire.sv.dataset.PowerPair;
import org.kilowire.sv.dataset.SampleQuality;

/**
 * Joins results of seconds to those of a longer window, aligned on UTC. A second belongs to the
 * window in which its END is; the END of a window is in it. A window is given when its last second
 * has come, or else when one of another window comes.
 */
public final class Rollup {

  private static final long SECOND = 1_000_000_000L;

  private final AnalysisPlan plan;
  private final long length;
  private final Consumer<RollupResult> sink;
  private final RollupResult result;
  private long number;

  /**
   * @param seconds length of the window, 1..3600: 10 and 60 are usual
   * @param sink gets each window; the object is changed when it returns
   */
  public Rollup(AnalysisPlan plan, int seconds, Consumer<RollupResult> sink) {
    if (seconds < 1 || seconds > 3600) {
      throw new IllegalArgumentException(seconds + " s");
    }
    this.plan = plan;
    this.length = seconds * SECOND;
    this.sink = sink;
    this.result = new RollupResult(plan);
  }

  /** Takes a second. */
  public void add(SecondResult second) {
    long at = Math.floorDiv(second.endNanos() - 1, length);
    if (result.seconds > 0 && at != number) {
      flush();
    }
    number = at;
    take(second);
    if (second.endNanos() == (at + 1) * length) {
      flush();
    }
  }

  /** Gives what has been collected, if anything: the stream has ended, or somebody goes away. */
  public void flush() {
    if (result.seconds > 0) {
      result.endNanos = (number + 1) * length;
      sink.accept(result);
      result.clear();
    }
  }

  private void take(SecondResult second) {
    result.seconds++;
    result.missing += second.missing();
    result.timeProven &= second.isTimeProven();
    result.estimated |= second.isEstimated();
    for (int i = 0; i < result.quality.length; i++) {
      result.quality[i] =
          result.seconds == 1
              ? second.quality(i)
              : SampleQuality.join(result.quality[i], second.quality(i));
    }
    if (second.hasValues()) {
      result.secondsWithValues++;
      values(second);
    }
  }

  private void values(SecondResult second) {
    result.frequency.add(second.frequency());
    for (int i = 0; i < result.rms.length; i++) {
      if (second.isUsable(i)) {
        result.rms[i].add(second.rms(i));
      }
    }
    for (int i = 0; i < result.active.length; i++) {
      PowerPair pair = plan.pairs().get(i);
      if (second.isUsable(pair.voltage()) && second.isUsable(pair.current())) {
        result.active[i].add(second.activePower(i));
        result.reactive[i].add(second.reactivePower(i));
        result.apparent[i].add(second.apparentPower(i));
      }
    }
  }
}
