// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.support;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The threads of this JVM, by name. */
public final class LiveThreads {

  private LiveThreads() {}

  /** The names of those whose whole name matches, sorted; a name for each thread. */
  public static List<String> named(String regex) {
    Predicate<String> wanted = Pattern.compile(regex).asMatchPredicate();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(wanted)
        .sorted()
        .toList();
  }

  /** Returns when none of them is left; fails after {@link Eventually#LIMIT}. */
  public static void awaitNone(String regex) {
    Eventually.await(() -> "threads left: " + named(regex), () -> named(regex).isEmpty());
  }
}
