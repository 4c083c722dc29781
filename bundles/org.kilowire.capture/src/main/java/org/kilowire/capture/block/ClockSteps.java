// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.block;

/**
 * Tells steps of the clock that stamps frames. What disciplines a clock bends that clock and the
 * monotonic one alike; only a step changes the distance between them. Told what both show, and of
 * each frame's stamp, it knows which frame is the first of the new time. One owner.
 */
public final class ClockSteps {

  /** Less is what reading two clocks one after the other may make. */
  private static final long LEAST_NANOS = 100_000;

  /** Readings that were interrupted say nothing. */
  private static final long SURE_NANOS = 50_000;

  private boolean known;
  private long distance;
  private long step;
  private long now;

  /**
   * What the clocks show, the monotonic one before and after the other.
   *
   * @return whether there is a step that has not been taken
   */
  public boolean look(long monotonicBefore, long time, long monotonicAfter) {
    if (monotonicAfter - monotonicBefore <= SURE_NANOS) {
      long found = time - monotonicBefore;
      if (known && Math.abs(found - distance) >= LEAST_NANOS) {
        step += found - distance;
        distance = found;
      } else if (!known) {
        distance = found;
      }
      known = true;
      now = time;
    }
    return step != 0;
  }

  /** Whether there is a step that has not been taken. */
  public boolean pending() {
    return step != 0;
  }

  /**
   * Whether a frame was stamped after the step: it is nearer to the time that is now than to that
   * which would be without it.
   */
  public boolean isBehind(long stamp) {
    return Math.abs(stamp - now) <= Math.abs(stamp - (now - step));
  }

  /** The step in ns, positive if the clock was set forward; it is taken by this. */
  public long take() {
    long taken = step;
    step = 0;
    return taken;
  }
}
