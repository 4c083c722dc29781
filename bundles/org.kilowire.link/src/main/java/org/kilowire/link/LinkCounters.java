// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What has happened on a line since it is known. Safe to count in and to read from any thread. */
public final class LinkCounters {

  /** What is counted. */
  public enum Counter {
    OCTETS_IN,
    OCTETS_OUT,
    OPENED,
    OPEN_FAILED,
    LOST,
    CONVERSATIONS,
    /** Octets of an echo that were not what we had sent, or never came back. */
    ECHO_GARBAGE,
    /** Characters whose parity, checked in software, was wrong. */
    PARITY_ERRORS,
    /** Octets dropped because they belonged to nobody: from before a lease, or while settling. */
    DROPPED,
    INPUT_OVERRUNS
  }

  private final Map<Counter, LongAdder> counts = new EnumMap<>(Counter.class);

  public LinkCounters() {
    for (Counter counter : Counter.values()) {
      counts.put(counter, new LongAdder());
    }
  }

  /** Adds {@code n}. */
  public void add(Counter counter, long n) {
    counts.get(counter).add(n);
  }

  /** The count now. */
  public long get(Counter counter) {
    return counts.get(counter).sum();
  }

  /** All counts, each as it was at some moment during the call. */
  public Map<Counter, Long> snapshot() {
    Map<Counter, Long> now = new EnumMap<>(Counter.class);
    counts.forEach((counter, count) -> now.put(counter, count.sum()));
    return Map.copyOf(now);
  }
}
