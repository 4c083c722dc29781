// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what other threads and processes do. */
final class Eventually {

  /** Long enough for any machine that is not broken. */
  static final Duration LONG = Duration.ofSeconds(90);

  private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

  /** Something that is so or not. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  private Eventually() {}

  /** Returns when the condition holds; fails when it has not within {@link #LONG}. */
  static void await(String what, Condition condition) {
    await(() -> what, LONG, condition);
  }

  static void await(Supplier<String> what, Condition condition) {
    await(what, LONG, condition);
  }

  static void await(String what, Duration limit, Condition condition) {
    await(() -> what, limit, condition);
  }

  private static void await(Supplier<String> what, Duration limit, Condition condition) {
    if (!within(limit, condition)) {
      throw new AssertionError("not within " + limit + ": " + what.get());
    }
  }

  /** Whether the condition came to hold in time. */
  static boolean within(Duration limit, Condition condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() - end >= 0) {
        return holds(condition);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return true;
  }

  /** Returns after {@code span} in which the condition never failed to hold. */
  static void throughout(String what, Duration span, Condition condition) {
    if (within(span, () -> !condition.holds())) {
      throw new AssertionError("no longer: " + what);
    }
  }

  private static boolean holds(Condition condition) {
    try {
      return condition.holds();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
