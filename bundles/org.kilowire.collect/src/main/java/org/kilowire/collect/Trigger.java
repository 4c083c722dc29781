// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kilowire.fleet.Schedule;

/**
 * Says when a schedule is due, by the gateway's time of day, however that jumps: it waits by the
 * monotonic clock and never long without looking at the other one. Owned by the loop.
 */
final class Trigger {

  /** What a due schedule does. */
  interface Due {
    /**
     * Runs it.
     *
     * @param missed runs that were due before and did not happen; 0 where the gateway's time, which
     *     tells, is not proven
     */
    void run(Schedule schedule, long missed);
  }

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Schedule schedule;
  private final Loop loop;
  private final Believed believed;
  private final Due due;
  private Optional<Instant> last = Optional.empty();
  private Instant next;
  private Loop.Timer timer;

  Trigger(Schedule schedule, Loop loop, Believed believed, Due due) {
    this.schedule = schedule;
    this.loop = loop;
    this.believed = believed;
    this.due = due;
  }

  Schedule schedule() {
    return schedule;
  }

  void arm() {
    Instant now = believed.time().instant();
    next = after(now);
    Duration wait = Duration.between(now, next);
    timer =
        loop.after(
            wait.compareTo(LONGEST_WAIT) < 0 ? wait.toNanos() : LONGEST_WAIT.toNanos(), this::wake);
  }

  void cancel() {
    if (timer != null) {
      timer.cancel();
    }
  }

  private void wake() {
    try {
      runIfDue();
    } finally {
      arm();
    }
  }

  private void runIfDue() {
    Instant now = believed.time().instant();
    if (!now.isBefore(next)) {
      long passed = Duration.between(next, now).toSeconds() / schedule.every().toSeconds();
      last = Optional.of(next.plus(schedule.every().multipliedBy(passed)));
      due.run(schedule, believed.proven() ? passed : 0);
    }
  }

  /** A clock that steps back by less than a period does not make the same run due again. */
  private Instant after(Instant now) {
    Instant first = schedule.next(now);
    return last.filter(
            done ->
                !first.isAfter(done) && Duration.between(now, done).compareTo(schedule.every()) < 0)
        .map(schedule::next)
        .orElse(first);
  }
}
