// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.time.Duration;
import java.time.Instant;

/** A clock that runs too fast or too slow and shows what it was set to. */
final class MeterClock {

  private final int driftPpm;
  private Instant base;
  private Instant shown;

  /**
   * A clock.
   *
   * @param driftPpm microseconds it gains in a second, -100,000..100,000
   * @param at the true time
   * @param shown what it shows then
   */
  MeterClock(int driftPpm, Instant at, Instant shown) {
    this.driftPpm = driftPpm;
    this.base = at;
    this.shown = shown;
  }

  /** What it shows at {@code at}, a true time not before the last setting. */
  Instant at(Instant at) {
    Duration run = Duration.between(base, at);
    return shown.plus(run).plusNanos(run.toMillis() * driftPpm);
  }

  ClockChange set(Instant at, Instant to) {
    ClockChange change = new ClockChange(at, at(at), to);
    base = at;
    shown = to;
    return change;
  }
}
