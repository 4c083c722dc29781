// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.due;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.kilowire.meter.GatewayClock;

/** Time, and the alarms that wait for it: moved by hand, on the thread that moves it. */
public final class ManualScheduler implements DelayScheduler, GatewayClock {

  private record Pending(long at, long number, Runnable what) {}

  private final PriorityQueue<Pending> pending =
      new PriorityQueue<>(Comparator.comparingLong(Pending::at).thenComparingLong(Pending::number));
  private volatile Instant begin;
  private volatile long nanos;
  private long number;

  /** Whether the time of day is known to be right. */
  public boolean proven = true;

  public ManualScheduler(String instant) {
    begin = Instant.parse(instant);
  }

  @Override
  public synchronized Alarm after(long wait, Runnable what) {
    Pending one = new Pending(nanos + Math.max(0, wait), number++, what);
    pending.add(one);
    return () -> cancel(one);
  }

  private synchronized void cancel(Pending one) {
    pending.remove(one);
  }

  /** How many alarms are set. */
  public synchronized int alarms() {
    return pending.size();
  }

  /** Lets time pass, and what is due happen. */
  public void pass(Duration time) {
    long end = nanos + time.toNanos();
    for (Pending next = due(end); next != null; next = due(end)) {
      next.what().run();
    }
    nanos = end;
  }

  private synchronized Pending due(long end) {
    if (pending.isEmpty() || pending.peek().at() > end) {
      return null;
    }
    Pending next = pending.remove();
    nanos = Math.max(nanos, next.at());
    return next;
  }

  /** Somebody sets the clock on the wall. */
  public void jump(String instant) {
    begin = Instant.parse(instant).minusNanos(nanos);
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
}
