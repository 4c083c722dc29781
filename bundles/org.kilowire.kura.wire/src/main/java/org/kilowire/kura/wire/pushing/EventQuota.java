// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.pushing;

import java.time.Duration;

/**
 * How many events one source may have: so many at once, and one more with every interval. The store
 * keeps a limited number of events, and a flood would take the place of all others.
 */
final class EventQuota {

  static final int AT_ONCE = 256;
  static final long INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

  private long left = AT_ONCE;
  private long since;

  EventQuota(long now) {
    since = now;
  }

  /**
   * Takes one.
   *
   * @param now monotonic nanoseconds
   * @return false where there is none
   */
  synchronized boolean take(long now) {
    long intervals = Math.max(0, (now - since) / INTERVAL_NANOS);
    if (left + intervals >= AT_ONCE) {
      left = AT_ONCE;
      since = now;
    } else {
      left += intervals;
      since += intervals * INTERVAL_NANOS;
    }
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }
}
