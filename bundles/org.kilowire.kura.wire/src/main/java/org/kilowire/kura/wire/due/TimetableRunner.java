// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.due;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.kilowire.meter.GatewayClock;

/**
 * Runs something whenever a timetable says so, by the gateway's time of day, however that jumps: it
 * waits by the monotonic clock and never long without looking at the other one. Whatever passed
 * while nobody looked, it is one run.
 */
public final class TimetableRunner implements AutoCloseable {

  /** Missed runs that are counted; beyond that it is many. */
  static final int MOST_COUNTED = 1000;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Timetable timetable;
  private final DelayScheduler alarms;
  private final Supplier<GatewayClock> clock;
  private final LongConsumer run;
  private Instant next;
  private Instant ran;
  private Duration period;
  private DelayScheduler.Alarm alarm;
  private boolean closed;

  /**
   * A trigger at rest.
   *
   * @param clock the one to go by now
   * @param run is told how many earlier runs were due and did not happen; 0 where the gateway's
   *     time, which tells, is not proven. It runs on the alarms' thread
   */
  public TimetableRunner(
      Timetable timetable, DelayScheduler alarms, Supplier<GatewayClock> clock, LongConsumer run) {
    this.timetable = timetable;
    this.alarms = alarms;
    this.clock = clock;
    this.run = run;
  }

  /** Begins to run, at the next due time. */
  public void start() {
    arm();
  }

  /** Runs nothing more that has not begun. Idempotent. */
  @Override
  public synchronized void close() {
    closed = true;
    if (alarm != null) {
      alarm.cancel();
    }
  }

  private synchronized void arm() {
    if (closed) {
      return;
    }
    Instant now = clock.get().now();
    // A timetable without any time was refused when it was made.
    next = timetable.next(behind(now)).orElse(Instant.MAX);
    Duration wait =
        next.isBefore(now.plus(LONGEST_WAIT)) ? Duration.between(now, next) : LONGEST_WAIT;
    alarm = alarms.after(wait.toNanos(), this::wake);
  }

  /** A clock that steps back by less than a period does not make the same run due again. */
  private Instant behind(Instant now) {
    boolean again =
        ran != null && now.isBefore(ran) && Duration.between(now, ran).compareTo(period) < 0;
    return again ? ran : now;
  }

  private void wake() {
    try {
      runIfDue();
    } finally {
      arm();
    }
  }

  private void runIfDue() {
    long missed;
    synchronized (this) {
      GatewayClock time = clock.get();
      Instant now = time.now();
      if (closed || now.isBefore(next)) {
        return;
      }
      missed = time.proven() ? missed(now) : 0;
      ran = now;
      period = Duration.between(next, timetable.next(next).orElse(next));
    }
    run.accept(missed);
  }

  private long missed(Instant now) {
    long missed = 0;
    Instant due = timetable.next(next).orElse(Instant.MAX);
    while (!due.isAfter(now) && missed < MOST_COUNTED) {
      missed++;
      due = timetable.next(due).orElse(Instant.MAX);
    }
    return missed;
  }
}
