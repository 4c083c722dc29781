// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.time.Duration;

/**
 * How long to wait for a receipt, and how long to hold still after a refusal: longer each time, up
 * to a limit, until something goes well. {@code now} is ns of a monotonic clock.
 */
final class Backoff {

  private static final int MAX_DOUBLINGS = 30;

  private final long least;
  private final long most;
  private int worn;
  private long began;
  private boolean paused;
  private long pausedAt;
  private long pause;

  Backoff(Duration least, Duration most) {
    this.least = least.toNanos();
    this.most = most.toNanos();
  }

  /** Something went well. */
  void fresh() {
    worn = 0;
    paused = false;
  }

  /** A new connection: waits are short again, but a pause is held to its end. */
  void begun() {
    if (!paused) {
      worn = 0;
    }
  }

  /** Something did not: every wait is twice as long from here. */
  void grow() {
    worn = Math.min(worn + 1, MAX_DOUBLINGS);
  }

  /** Whether nothing has gone well for a while. */
  boolean isWorn() {
    return worn > 0;
  }

  /** The wait for a receipt begins. */
  void begin(long now) {
    began = now;
  }

  boolean isOver(long now) {
    return left(now) == 0;
  }

  /** ns until the wait for a receipt is over. */
  long left(long now) {
    return Math.max(0, began + step() - now);
  }

  /** Holds still for a while. */
  void pause(long now) {
    paused = true;
    pausedAt = now;
    pause = step();
    grow();
  }

  /** ns to hold still; 0 for none. */
  long pausedFor(long now) {
    return paused ? Math.max(0, pausedAt + pause - now) : 0;
  }

  private long step() {
    long doubled = worn >= Long.numberOfLeadingZeros(least) - 1 ? most : least << worn;
    return Math.min(doubled, most);
  }
}
