// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts by name. Names come from enums and code, never from the field, so they are few. */
final class Tally {

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  long add(String name, long count) {
    LongAdder adder = counts.computeIfAbsent(name, n -> new LongAdder());
    adder.add(count);
    return adder.sum();
  }

  Map<String, Long> snapshot() {
    Map<String, Long> all = new TreeMap<>();
    counts.forEach((name, adder) -> all.put(name, adder.sum()));
    return all;
  }
}
