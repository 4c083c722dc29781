// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.time.Instant;
import java.time.InstantSource;
import org.kilowire.store.Outbox;

/** Up to which number the upload schedule lets batches out. Of one thread. */
final class UploadGate {

  private final Outbox outbox;
  private final UploadSchedule schedule;
  private final InstantSource clock;
  private long last;
  private Instant next;

  UploadGate(Outbox outbox, UploadSchedule schedule, InstantSource clock) {
    this.outbox = outbox;
    this.schedule = schedule;
    this.clock = clock;
    this.last = schedule.atOnce() ? Long.MAX_VALUE : 0;
    this.next = clock.instant();
  }

  /** The last number that is let out. */
  long last() {
    return last;
  }

  /** At a time of the schedule, lets out what is stored by then. */
  void look() {
    if (schedule.atOnce()) {
      return;
    }
    Instant now = clock.instant();
    Instant following = schedule.after(now);
    // Further away than the next one: the clock was set back, and nobody must wait for it.
    if (now.isBefore(next) && !next.isAfter(following)) {
      return;
    }
    next = following;
    last = outbox.status().last();
  }
}
