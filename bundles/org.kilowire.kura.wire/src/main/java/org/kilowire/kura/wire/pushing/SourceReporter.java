// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.pushing;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.kilowire.kura.wire.appending.EventAppender;
import org.kilowire.kura.wire.failure.FailureCounter;
import org.kilowire.kura.wire.failure.WireReason;
import org.kilowire.meter.MeterEvent;
import org.kilowire.store.EventLog;

/**
 * What comes to nothing of one source: each time counted, and of each reason an event when it
 * begins, then once an hour at most. Any thread may call.
 */
final class SourceReporter {

  private static final long QUIET_NANOS = Duration.ofHours(1).toNanos();
  private static final int MAX_DETAIL = 256;

  private final String source;
  private final FailureCounter failures;
  private final SourceServices services;
  private final EventAppender appender;

  /** When an event of that reason was last told, monotonic. */
  private final Map<WireReason, Long> told = new EnumMap<>(WireReason.class);

  /**
   * A reporter that has told nothing.
   *
   * @param source its id
   */
  SourceReporter(String source, FailureCounter failures, SourceServices services) {
    this.source = source;
    this.failures = failures;
    this.services = services;
    this.appender = new EventAppender(failures);
  }

  /** Counts one, and tells of it where that is due. */
  void failed(WireReason reason, String detail) {
    failures.add(reason, "source " + source + ": " + detail);
    if (services.events() != null && isDue(reason)) {
      append(
          new MeterEvent(
              source,
              reason.code(),
              services.clock().now(),
              Map.of("source", source, "component", failures.name(), "detail", shortened(detail))));
    }
  }

  /** Hands an event on; counted where there is no store. */
  void append(MeterEvent event) {
    EventLog log = services.events();
    if (log == null) {
      failures.add(
          WireReason.STORE_AWAY, "source " + source + ": event " + event.code() + " is not stored");
    } else {
      appender.append(event, log);
    }
  }

  private synchronized boolean isDue(WireReason reason) {
    long now = services.clock().nanos();
    Long last = told.get(reason);
    boolean due = last == null || now - last >= QUIET_NANOS;
    if (due) {
      told.put(reason, now);
    }
    return due;
  }

  private static String shortened(String text) {
    return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL) + "...";
  }
}
