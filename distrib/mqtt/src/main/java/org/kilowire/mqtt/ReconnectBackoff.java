// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long each time, up to a limit, and anywhere in
 * the upper half of that, so that a thousand gateways do not come back to a broker in one second.
 */
final class ReconnectBackoff {

  private final Duration least;
  private final Duration most;
  private final RandomGenerator random;
  private Duration step;

  ReconnectBackoff(Duration least, Duration most, RandomGenerator random) {
    this.least = least;
    this.most = most;
    this.random = random;
    this.step = least;
  }

  /** The next wait, at least {@code least / 2} and at most {@code most}. */
  Duration next() {
    long nanos = step.toNanos();
    Duration doubled = step.multipliedBy(2);
    step = doubled.compareTo(most) > 0 ? most : doubled;
    return Duration.ofNanos(nanos / 2 + random.nextLong(nanos - nanos / 2 + 1));
  }

  /** An attempt went well: the next failure begins with the shortest wait again. */
  void reset() {
    step = least;
  }
}
