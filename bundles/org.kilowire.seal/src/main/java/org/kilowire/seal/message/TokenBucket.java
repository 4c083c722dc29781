// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * So many at once, and after that so many a second. Any thread may call.
 *
 * <p>A token is kept as the nanoseconds in which it comes.
 */
final class TokenBucket {

  private final long nanosEach;
  private final long full;
  private final LongSupplier nanos;
  private long level;
  private long filledAt;

  /**
   * A full one.
   *
   * @param aSecond 1..1,000,000
   * @param atOnce 1..1,000,000
   * @param nanos a monotonic clock
   */
  TokenBucket(int aSecond, int atOnce, LongSupplier nanos) {
    this.nanosEach = TimeUnit.SECONDS.toNanos(1) / aSecond;
    this.full = nanosEach * atOnce;
    this.nanos = nanos;
    this.level = full;
    this.filledAt = nanos.getAsLong();
  }

  /** Takes one, if there is one. */
  synchronized boolean take() {
    long now = nanos.getAsLong();
    // What has passed is bounded before it is added: a clock may stand still for a year.
    level = Math.min(full, level + Math.min(full, Math.max(0, now - filledAt)));
    filledAt = now;
    if (level < nanosEach) {
      return false;
    }
    level -= nanosEach;
    return true;
  }
}
