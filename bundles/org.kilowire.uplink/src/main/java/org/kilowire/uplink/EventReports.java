// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kilowire.contract.EventMessage;
import org.kilowire.contract.codec.EventCodec;
import org.kilowire.store.EventLog;

/**
 * Reports events in their order, some at a time. An event is done with when the broker has it, for
 * nobody sends a receipt for one. Of one thread; {@code now} is ns of a monotonic clock.
 */
final class EventReports {

  private static final int AT_ONCE = 16;

  private final EventLog log;
  private final Publisher publisher;
  private final UplinkCounters counters;
  private final Backoff backoff;
  private final Deque<Long> underWay = new ArrayDeque<>();
  private final Set<Long> accepted = new HashSet<>();
  private boolean up;
  private long reported;

  EventReports(EventLog log, Publisher publisher, UplinkOptions options, UplinkCounters counters) {
    this.log = log;
    this.publisher = publisher;
    this.counters = counters;
    this.backoff = new Backoff(options.receiptTimeout(), options.longestTimeout());
  }

  void up() {
    up = true;
    again();
  }

  void down() {
    up = false;
    again();
  }

  void run(long now) {
    if (!underWay.isEmpty() && backoff.isOver(now)) {
      backoff.grow();
      again();
    }
    if (up && underWay.isEmpty() && backoff.pausedFor(now) == 0) {
      publish(now);
    }
  }

  void accepted(long number) {
    if (!underWay.contains(number)) {
      return;
    }
    accepted.add(number);
    while (!underWay.isEmpty() && accepted.remove(underWay.peekFirst())) {
      reported = underWay.removeFirst();
      counters.count(UplinkCount.EVENTS_REPORTED);
    }
    if (underWay.isEmpty()) {
      backoff.fresh();
      // The log answers later; should it fail, the events are reported once more after a restart.
      var unused = log.confirmed(reported);
    }
  }

  void notAccepted(long number, long now) {
    if (underWay.contains(number)) {
      backoff.pause(now);
      again();
    }
  }

  private void publish(long now) {
    List<EventMessage> events = log.pending(reported, AT_ONCE);
    backoff.begin(now);
    for (EventMessage event : events) {
      underWay.addLast(event.number());
    }
    for (EventMessage event : events) {
      publisher.publish(EventCodec.encode(event), event.number());
    }
  }

  private void again() {
    underWay.clear();
    accepted.clear();
  }
}
