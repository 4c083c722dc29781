// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.kilowire.meter.MeterEvent;
import org.kilowire.store.EventLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with who stands for messages: a line of the log each time, and an event of the
 * gateway's once an hour a code. An alarm may stand for months, and events that wait are few. Any
 * thread may call.
 */
final class SealAlarms implements SealedTransport.Alarm {

  private static final Logger LOG = LoggerFactory.getLogger(SealAlarms.class);
  private static final long EVENT_NANOS = TimeUnit.HOURS.toNanos(1);

  private final String gateway;
  private final EventLog events;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Map<String, Long> reportedAt = new HashMap<>();

  SealAlarms(String gateway, EventLog events, InstantSource clock, LongSupplier nanos) {
    this.gateway = gateway;
    this.events = events;
    this.clock = clock;
    this.nanos = nanos;
  }

  @Override
  public void raise(String code, Map<String, String> details) {
    LOG.warn("{}: {} {}", gateway, code, details);
    if (isDue(code)) {
      var unused =
          events
              .append(new MeterEvent("", code, clock.instant(), details))
              .exceptionally(
                  failure -> {
                    LOG.error("{}: event {} is lost", gateway, code, failure);
                    return 0L;
                  });
    }
  }

  private synchronized boolean isDue(String code) {
    long now = nanos.getAsLong();
    Long before = reportedAt.get(code);
    if (before != null && now - before < EVENT_NANOS) {
      return false;
    }
    reportedAt.put(code, now);
    return true;
  }
}
