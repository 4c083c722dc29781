// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.kilowire.meter.GatewayClock;

/** Time, and everything that waits for it, on the calling thread: moved by hand. */
final class World implements Loop, GatewayClock {

  static final Instant BEGIN = Instant.parse("2026-03-10T00:00:00Z");

  private static final int MOST_EVENTS = 5_000_000;

  private record Event(long at, long number, Runnable what) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private long nanos;
  private long number;
  private Instant begin = BEGIN;
  private boolean closed;
  boolean proven = true;

  @Override
  public boolean execute(Runnable what) {
    if (closed) {
      return false;
    }
    at(nanos, what);
    return true;
  }

  @Override
  public Timer after(long wait, Runnable what) {
    boolean[] cancelled = {false};
    at(
        nanos + Math.max(0, wait),
        () -> {
          if (!cancelled[0] && !closed) {
            what.run();
          }
        });
    return () -> cancelled[0] = true;
  }

  /** Something outside the collector: it happens after its end, too. */
  void at(long when, Runnable what) {
    events.add(new Event(when, number++, what));
  }

  /** Lets time pass, and everything happen that is due. */
  void pass(Duration time) {
    long end = nanos + time.toNanos();
    for (int i = 0; !events.isEmpty() && events.peek().at() <= end; i++) {
      if (i > MOST_EVENTS) {
        throw new IllegalStateException("time stands still at " + now());
      }
      Event next = events.remove();
      nanos = Math.max(nanos, next.at());
      next.what().run();
    }
    nanos = end;
  }

  /** Lets everything happen that is due now. */
  void settle() {
    pass(Duration.ZERO);
  }

  /** Somebody sets the gateway's clock. */
  void jump(Duration by) {
    begin = begin.plus(by);
  }

  @Override
  public Instant now() {
    return begin.plusNanos(nanos);
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public boolean proven() {
    return proven;
  }

  @Override
  public void close() {
    closed = true;
  }
}
