// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.appending;

import org.kilowire.kura.wire.tally.Tally;
import org.kilowire.kura.wire.tally.WireReason;
import org.kilowire.meter.MeterEvent;
import org.kilowire.store.EventLog;

/** Appends events to the store. One that is not stored is counted. */
public final class EventAppender {

  private final Tally tally;

  /** Counts in {@code tally}. */
  public EventAppender(Tally tally) {
    this.tally = tally;
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
    tally.add(WireReason.STORE_FAILED, what + ": " + why.getMessage());
  }
}
