// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.monitor;

import java.time.Duration;

/**
 * How streams are watched.
 *
 * @param stale how long a stream may be silent before it is stale, above 0
 * @param lost and before it is lost, not less; so long a redundant network may be silent, too
 * @param pathNanos how long a frame takes through the network, 0..1 s
 */
public record MonitorSettings(Duration stale, Duration lost, long pathNanos) {

  private static final long LONGEST_PATH = 1_000_000_000L;

  /** Stale after 100 ms, lost after 1 s, and a network without delay. */
  public static final MonitorSettings USUAL =
      new MonitorSettings(Duration.ofMillis(100), Duration.ofSeconds(1), 0);

  public MonitorSettings {
    if (stale.isNegative() || stale.isZero() || lost.compareTo(stale) < 0) {
      throw new IllegalArgumentException("stale after " + stale + " and lost after " + lost);
    }
    if (pathNanos < 0 || pathNanos > LONGEST_PATH) {
      throw new IllegalArgumentException("a path takes 0..1 s, not " + pathNanos + " ns");
    }
  }
}
