// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.kilowire.conversation.Reason;

/** How many messages nobody stood for, and why; told once a minute at most. Any thread may call. */
public final class RefusedMessages {

  private static final long TELL_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier nanos;
  private final Map<String, Long> counts = new TreeMap<>();
  private Map<String, Long> told = Map.of();
  private long toldAt;

  /**
   * None yet.
   *
   * @param nanos a monotonic clock
   */
  public RefusedMessages(LongSupplier nanos) {
    this.nanos = nanos;
    this.toldAt = nanos.getAsLong() - TELL_NANOS;
  }

  /** Counts one more. */
  public synchronized void count(Reason reason) {
    counts.merge(reason.code(), 1L, Long::sum);
  }

  /** All of them by their reasons. */
  public synchronized Map<String, Long> all() {
    return Map.copyOf(counts);
  }

  /** What has come since this was last told, by reasons; empty for nothing, or within a minute. */
  public synchronized Optional<Map<String, Long>> news() {
    long now = nanos.getAsLong();
    if (counts.equals(told) || now - toldAt < TELL_NANOS) {
      return Optional.empty();
    }
    Map<String, Long> more = new TreeMap<>();
    counts.forEach(
        (code, count) -> {
          long added = count - told.getOrDefault(code, 0L);
          if (added > 0) {
            more.put(code, added);
          }
        });
    told = Map.copyOf(counts);
    toldAt = now;
    return Optional.of(more);
  }
}
