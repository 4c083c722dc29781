// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.appending;

import org.kilowire.kura.wire.failure.FailureCounter;
import org.kilowire.kura.wire.failure.WireReason;
import org.kilowire.meter.MeterEvent;
import org.kilowire.store.EventLog;

/** Appends events to the store. One that is not stored is counted. */
public final class EventAppender {

  private final FailureCounter failures;

  /** Counts in {@code tally}. */
  public EventAppender(FailureCounter failures) {
    this.failures = failures;
  }

  /** Appends {@code event}; does not wait, and never throws. */
  public void append(MeterEvent event, EventLog events) {
    try {
      var unused =
          events
              .append(event)
              .exceptionally(
                  failure -> {
                    lost(event, failure);
                    return null;
                  });
    } catch (RuntimeException | Error failure) {
      lost(event, failure);
    }
  }

  private void lost(MeterEvent event, Throwable why) {
    String what = "event " + event.code() + " of meter " + event.meter();
    failures.add(WireReason.STORE_FAILED, what + ": " + why.getMessage());
  }
}
