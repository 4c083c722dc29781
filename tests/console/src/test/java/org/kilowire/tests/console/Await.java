// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.console;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what another thread or process does, and says what it waited for in vain. */
final class Await {

  private static final long LIMIT = Duration.ofSeconds(60).toNanos();
  private static final long LOOK = 50;

  private Await() {}

  static void until(String what, Callable<Boolean> holds) throws Exception {
    value(what, () -> holds.call() ? Boolean.TRUE : null);
  }

  /** The first value that is not null. */
  static <T> T value(String what, Callable<T> value) throws Exception {
    long begin = System.nanoTime();
    for (T found = value.call(); ; found = value.call()) {
      if (found != null) {
        return found;
      }
      if (System.nanoTime() - begin > LIMIT) {
        throw new AssertionError("waited in vain: " + what);
      }
      Thread.sleep(LOOK);
    }
  }
}
