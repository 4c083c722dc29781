// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The threads that our bundles start. */
final class Threads {

  /** The simulated meters live in the same JVM. */
  private static final String SIMULATOR = "kilowire-(simulated-meter|tcp-[0-9]+)";

  private Threads() {}

  /** Those that are there; waits a while for those that are about to end. */
  static Set<String> ofKilowire() {
    long begin = System.nanoTime();
    Set<String> left = now();
    while (!left.isEmpty() && System.nanoTime() - begin < 15_000_000_000L) {
      Thread.onSpinWait();
      left = now();
    }
    return left;
  }

  private static Set<String> now() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> !name.matches(SIMULATOR))
        .filter(name -> name.matches("(?i)(kilowire|uplink|sqlite|mqtt).*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
