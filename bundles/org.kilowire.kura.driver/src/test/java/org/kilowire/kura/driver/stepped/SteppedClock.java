// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.stepped;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Monotonic nanoseconds that pass only where somebody waits for an answer in vain. */
public final class SteppedClock implements LongSupplier {

  private long now = 1_000_000_000;

  @Override
  public synchronized long getAsLong() {
    return now;
  }

  /** Time passes until an instant, unless that is over. */
  public synchronized void until(long instant) {
    now = Math.max(now, instant);
  }

  /** How much time has passed since an instant. */
  public Duration since(long instant) {
    return Duration.ofNanos(getAsLong() - instant);
  }
}
