// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Merging units that publish in one order of time. It has no clock: {@link #run} goes as fast as
 * its sink; whoever sends live waits for {@link #nextNanos} before each {@link #publishNext}. One
 * owner.
 */
public final class MergingUnits {

  private static final int MOST = 20;

  private final List<MergingUnit> units = new ArrayList<>();

  /**
   * Units that begin with smpCnt 0 at a time.
   *
   * @param plans 1..20
   * @param startNanos since 1970; the top of a second, where smpCnt is to be 0 there
   */
  public MergingUnits(List<StreamPlan> plans, long startNanos) {
    if (plans.isEmpty() || plans.size() > MOST) {
      throw new IllegalArgumentException("streams must be 1.." + MOST + ": " + plans.size());
    }
    for (int i = 0; i < plans.size(); i++) {
      units.add(new MergingUnit(i, plans.get(i), startNanos));
    }
  }

  private MergingUnit next() {
    MergingUnit earliest = units.get(0);
    for (int i = 1; i < units.size(); i++) {
      if (units.get(i).nextNanos() < earliest.nextNanos()) {
        earliest = units.get(i);
      }
    }
    return earliest;
  }

  /** When the next frame leaves, in ns since 1970. */
  public long nextNanos() {
    return next().nextNanos();
  }

  /** Makes the next frame, which may be none, one or several to the sink. */
  public void publishNext(PublishedSink sink) throws IOException {
    next().publish(sink);
  }

  /** Makes all frames that leave before a time, and then those that were held back. */
  public void run(long endNanos, PublishedSink sink) throws IOException {
    for (MergingUnit unit = next(); unit.nextNanos() < endNanos; unit = next()) {
      unit.publish(sink);
    }
    finish(sink);
  }

  /** No frame follows. */
  public void finish(PublishedSink sink) throws IOException {
    for (MergingUnit unit : units) {
      unit.finish(sink);
    }
  }

  /** What was sent, a stream each in the order of the plans. */
  public List<StreamAccount> accounts() {
    return units.stream().map(MergingUnit::account).toList();
  }
}
