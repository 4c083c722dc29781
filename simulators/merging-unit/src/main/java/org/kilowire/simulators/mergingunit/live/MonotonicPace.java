// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.live;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The monotonic clock, set to the time once: a step of the system's clock tears no stream. */
final class MonotonicPace implements Pace {

  private static final long SECOND = 1_000_000_000L;

  private final long distance;

  MonotonicPace() {
    Instant now = Instant.now();
    distance = now.getEpochSecond() * SECOND + now.getNano() - System.nanoTime();
    sharpen();
  }

  /** Linux lets a thread that waits sleep 50 us longer, unless it asks for less. */
  private static void sharpen() {
    NativeLong none = new NativeLong(0);
    try {
      SendCalls.prctl(SendCalls.PR_SET_TIMERSLACK, new NativeLong(1), none, none, none);
    } catch (LastErrorException | LinkageError e) {
      // Frames are a little later then.
    }
  }

  @Override
  public long now() {
    return System.nanoTime() + distance;
  }

  @Override
  public void await(long nanos) {
    for (long left = nanos - now();
        left > 0 && !Thread.currentThread().isInterrupted();
        left = nanos - now()) {
      LockSupport.parkNanos(left);
    }
  }
}
