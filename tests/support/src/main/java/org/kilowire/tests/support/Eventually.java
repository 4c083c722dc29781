// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.support;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what other threads and processes do, and says what it waited for in vain. */
public final class Eventually {

  /** Long enough for any machine that is not broken, however busy. */
  public static final Duration LIMIT = Duration.ofSeconds(90);

  private static final long LOOK_NANOS = Duration.ofMillis(5).toNanos();

  /** Something that is so or not. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws Exception;
  }

  private Eventually() {}

  /** Returns when the condition holds; fails when it has not within {@link #LIMIT}. */
  public static void await(String what, Condition condition) {
    await(() -> what, LIMIT, condition);
  }

  /** As {@link #await(String, Condition)}, with a text that is made when it failed. */
  public static void await(Supplier<String> what, Condition condition) {
    await(what, LIMIT, condition);
  }

  public static void await(String what, Duration limit, Condition condition) {
    await(() -> what, limit, condition);
  }

  private static void await(Supplier<String> what, Duration limit, Condition condition) {
    if (!within(limit, condition)) {
      throw new AssertionError("not within " + limit + ": " + what.get());
    }
  }

  /** The first value that is not null. */
  public static <T> T value(String what, Callable<T> value) {
    return value(() -> what, value);
  }

  /** As {@link #value(String, Callable)}, with a text that is made when it failed. */
  public static <T> T value(Supplier<String> what, Callable<T> value) {
    Object[] found = new Object[1];
    await(what, LIMIT, () -> (found[0] = value.call()) != null);
    @SuppressWarnings("unchecked")
    T first = (T) found[0];
    return first;
  }

  /** Returns when this thread waits for another one, with a deadline or without. */
  public static void awaitBlocked(Thread thread) {
    await(
        thread.getName() + " waits",
        () ->
            switch (thread.getState()) {
              case WAITING, TIMED_WAITING -> true;
              case TERMINATED -> throw new AssertionError(thread.getName() + " has ended");
              case NEW, RUNNABLE, BLOCKED -> false;
            });
  }

  /** Whether the condition came to hold in time. */
  public static boolean within(Duration limit, Condition condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() - end >= 0) {
        return holds(condition);
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new AssertionError("interrupted while it waited");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return true;
  }

  /** Returns after {@code span} in which the condition never failed to hold. */
  public static void throughout(String what, Duration span, Condition condition) {
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
