// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another thread does, and says what it waited for in vain. */
final class Await {

  private static final long LIMIT = Duration.ofSeconds(60).toNanos();
  private static final long LOOK = 20;

  private Await() {}

  static void until(Supplier<String> what, BooleanSupplier holds) {
    value(what, () -> holds.getAsBoolean() ? Boolean.TRUE : null);
  }

  /** The first value that is not null. */
  static <T> T value(Supplier<String> what, Supplier<T> value) {
    long begin = System.nanoTime();
    for (T found = value.get(); ; found = value.get()) {
      if (found != null) {
        return found;
      }
      if (System.nanoTime() - begin > LIMIT) {
        throw new AssertionError("waited in vain: " + what.get());
      }
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
