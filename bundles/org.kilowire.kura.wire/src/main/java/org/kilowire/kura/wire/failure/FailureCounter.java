// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.failure;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.kilowire.conversation.Occurrences;
import org.slf4j.Logger;

/** Counts what came to nothing, and logs the 1st, 10th, 100th of a kind. Any thread may call. */
public final class FailureCounter {

  private final Map<WireReason, Long> counts = new ConcurrentHashMap<>();
  private final Logger log;
  private final String name;

  /**
   * Nothing counted.
   *
   * @param name of the component, as its lines in the log begin
   */
  public FailureCounter(Logger log, String name) {
    this.log = log;
    this.name = name;
  }

  /** The component's name. */
  public String name() {
    return name;
  }

  /** Counts one. */
  public void add(WireReason reason, String detail) {
    long count = counts.merge(reason, 1L, Long::sum);
    if (Occurrences.isWorthALine(count)) {
      log.warn("{}: {}: {} (number {} of this kind)", name, reason.code(), detail, count);
    }
  }

  /** How many there were since the component began. */
  public long count(WireReason reason) {
    return counts.getOrDefault(reason, 0L);
  }

  /** All counts above zero by the reason's code. */
  public Map<String, Long> counts() {
    Map<String, Long> all = new TreeMap<>();
    counts.forEach((reason, count) -> all.put(reason.code(), count));
    return all;
  }
}
