// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import org.kilowire.kura.host.cloud.DataOptions.RateLimit;

/** Whose turn it is under a rate limit: a bucket that holds a burst and fills a step at a time. */
final class RateLimiter {

  private final RateLimit limit;
  private final long step;
  private long full; // when the bucket will be full again, if nobody takes anything

  RateLimiter(RateLimit limit, long now) {
    this.limit = limit;
    this.step = limit.step().toNanos();
    this.full = now;
  }

  /** Nanoseconds until a message may go; 0: now, and it is counted. */
  long take(int priority, long now) {
    if (!limit.on() || priority < DataOptions.LIMITED_PRIORITY) {
      return 0;
    }
    long from = Math.max(full - now, 0);
    long wait = from - step * (limit.burst() - 1);
    if (wait > 0) {
      return wait;
    }
    full = now + from + step;
    return 0;
  }
}
