// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A meter's clock against what was noted of it.
 *
 * @param meter what it showed, and {@code gateway} what the gateway's did at the same moment
 * @param known the meter's minus the gateway's as last noted; empty also where the gateway's own
 *     time cannot be believed
 * @param tolerance smaller differences are no jump
 * @param read false where the meter does not say its time: {@code meter} is then what it would show
 *     had it not been set
 */
record ClockCheck(
    Instant meter, Instant gateway, Optional<Duration> known, Duration tolerance, boolean read) {

  /** Two readings of a clock that shows whole seconds differ by this much for nothing. */
  private static final Duration LEAST_TOLERANCE = Duration.ofSeconds(2);

  /** 100 ppm, many times what IEC 62054-21 allows a crystal: a day may bring 8.6 s. */
  private static final long DRIFT_DIVISOR = 10_000;

  /**
   * A clock that cannot be read.
   *
   * @param since when the series was last read
   */
  static ClockCheck unread(Instant gateway, Optional<Duration> known, Optional<Instant> since) {
    Instant unset = known.map(gateway::plus).orElse(gateway);
    return new ClockCheck(unset, gateway, known, tolerance(unset, since.orElse(unset)), false);
  }

  /** How far the clock may be off by itself, with a series last read up to {@code since}. */
  static Duration tolerance(Instant meter, Instant since) {
    Duration away = Duration.between(since, meter);
    return away.isNegative()
        ? LEAST_TOLERANCE
        : LEAST_TOLERANCE.plus(away.dividedBy(DRIFT_DIVISOR));
  }

  Duration offset() {
    return Duration.between(gateway, meter);
  }

  /** By how much it was set: negative back, positive forward, zero not. */
  Duration jump() {
    Duration change = known.map(offset()::minus).orElse(Duration.ZERO);
    return change.abs().compareTo(tolerance) > 0 ? change : Duration.ZERO;
  }

  /** By how much it was set back; zero where it was not. */
  Duration back() {
    return jump().isNegative() ? jump().negated() : Duration.ZERO;
  }

  /** What the meter would show had it not been set. */
  Instant unset() {
    return known.map(gateway::plus).orElse(meter);
  }
}
