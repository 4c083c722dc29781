// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts what happens, for those who want to act right after it. */
final class EventCounter {

  private long beats;

  synchronized void beat() {
    beats++;
    notifyAll();
  }

  synchronized long beats() {
    return beats;
  }

  /** Returns at the next beat, or after {@code limit}; whether there was one. */
  synchronized boolean next(Duration limit) throws InterruptedException {
    long seen = beats;
    long end = System.nanoTime() + limit.toNanos();
    long left = limit.toNanos();
    while (beats == seen && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = end - System.nanoTime();
    }
    return beats > seen;
  }
}
