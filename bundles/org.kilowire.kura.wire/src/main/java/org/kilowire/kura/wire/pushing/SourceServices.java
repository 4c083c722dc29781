// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.pushing;

import org.kilowire.kura.wire.due.UnprovenClock;
import org.kilowire.meter.GatewayClock;
import org.kilowire.store.EventLog;
import org.kilowire.store.Outbox;

/** What comes and goes while sources run: the store and the gateway's clock. */
public final class SourceServices {

  private volatile Outbox outbox;
  private volatile EventLog events;
  private volatile GatewayClock clock = new UnprovenClock();

  /** The store is there. */
  public void bind(Outbox next) {
    outbox = next;
  }

  /** It is about to go. */
  public void unbind(Outbox gone) {
    if (outbox == gone) {
      outbox = null;
    }
  }

  /** The event log is there. */
  public void bind(EventLog next) {
    events = next;
  }

  /** It is about to go. */
  public void unbind(EventLog gone) {
    if (events == gone) {
      events = null;
    }
  }

  /** The gateway's clock is there. */
  public void bind(GatewayClock next) {
    clock = next;
  }

  /** It is about to go. */
  public void unbind(GatewayClock gone) {
    if (clock == gone) {
      clock = new UnprovenClock();
    }
  }

  /** Null while there is no store. */
  Outbox outbox() {
    return outbox;
  }

  /** Null while there is no store. */
  EventLog events() {
    return events;
  }

  GatewayClock clock() {
    return clock;
  }
}
