// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.kilowire.meter.ClockReading;
import org.kilowire.meter.Coverage;
import org.kilowire.meter.GatewayTime;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Watermark;

/**
 * Decides what has to be read of a meter's profiles so that no row is missed, and when that is
 * done. Owned by the loop.
 *
 * <p>A clock that was set back lets a meter write rows under stamps that were read before. So the
 * offset of the meter's clock is noted for a series only when all that the series had is stored,
 * and until then every attempt sees the jump. A clock that was set back and forward again between
 * two readings cannot be seen this way.
 *
 * <p>Where a meter does not say its time, the watermark alone is to be believed, and the rows say
 * how far the clock had come at least: docs/adr/0022.
 */
final class Catchup {

  /** An offset that is not noted anew for less. */
  private static final Duration SMALL = Duration.ofMillis(500);

  private final Archive archive;
  private final Believed believed;
  private final Events events;
  private final Duration step;
  private final UnreadClocks unread;

  /**
   * Knows what is stored from {@code archive} alone.
   *
   * @param step {@link CollectionLimits#window}
   */
  Catchup(Archive archive, Believed believed, Events events, Duration step) {
    this.archive = archive;
    this.believed = believed;
    this.events = events;
    this.step = step;
    this.unread = new UnreadClocks(archive, believed);
  }

  /** Fills the task with what is to be read, now that the meter's clock is known. */
  void plan(Task task, ClockReading reading) {
    GatewayTime time = believed.time();
    Instant gateway = time.at(reading.at());
    task.job.meter.clock(Optional.of(Duration.between(gateway, reading.time())));
    plan(
        task,
        (series, mark) -> {
          ClockCheck clock = check(task, series, reading.time(), gateway, mark);
          events.clock(task.job.meter, clock, believed.proven());
          return clock;
        });
  }

  /**
   * The same where the meter does not say its time.
   *
   * @param why empty where it has no clock, which is nothing to be told
   */
  void planUnread(Task task, Optional<Failure> why) {
    Instant gateway = believed.time().instant();
    task.job.meter.clock(Optional.empty());
    why.ifPresent(failure -> events.clockUnreadable(task.job.meter, failure));
    plan(task, (series, mark) -> ClockCheck.unread(gateway, noted(task, series, mark), mark));
  }

  private void plan(Task task, BiFunction<Quantity, Optional<Instant>, ClockCheck> clocks) {
    task.planned = true;
    for (Quantity series : task.profiles()) {
      Optional<Watermark> mark = mark(task, series);
      Optional<Instant> time = mark.map(SeriesWork::time);
      Search search =
          new Search(
              clocks.apply(series, time), task.rules(), time, task.job.schedule.from(), step);
      task.left.add(new SeriesWork(series, mark, search));
    }
  }

  /** A window of a series was read. */
  void read(Task task, Quantity series, Coverage coverage, boolean unexpectedOrder) {
    events.order(task.job.meter, series, unexpectedOrder);
    events.unreadable(task.job.meter, series, coverage.unreadable());
  }

  private ClockCheck check(
      Task task, Quantity series, Instant meter, Instant gateway, Optional<Instant> mark) {
    Optional<Duration> noted = noted(task, series, mark);
    Optional<Duration> known =
        noted.map(
            offset -> {
              Duration highest = task.job.meter.highest.getOrDefault(series, offset);
              return highest.compareTo(offset) > 0 ? highest : offset;
            });
    if (!believed.comparable()) {
      known = noted.map(offset -> Duration.between(gateway, meter));
    }
    ClockCheck clock =
        new ClockCheck(
            meter, gateway, known, ClockCheck.tolerance(meter, mark.orElse(meter)), true);
    if (believed.comparable()) {
      task.job.meter.highest.merge(series, clock.offset(), (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
    return clock;
  }

  private Optional<Duration> noted(Task task, Quantity series, Optional<Instant> mark) {
    Optional<Duration> noted = archive.clockOffset(task.job.name(), task.device(), series);
    noted.ifPresent(
        offset -> mark.ifPresent(time -> believed.stored(task.job.name(), time.minus(offset))));
    return noted;
  }

  /** All that was planned of a series is stored: that is all, or more is to be read. */
  void over(Task task, SeriesWork work) {
    if (work.clock().read()) {
      concluded(task, work);
      task.left.remove(work);
    } else if (!unread.wantsAll(task, work)) {
      unread.concluded(task, work);
      task.left.remove(work);
    }
  }

  private void concluded(Task task, SeriesWork work) {
    ClockCheck clock = work.clock();
    boolean ahead =
        mark(task, work.series())
            .map(SeriesWork::time)
            .filter(time -> time.isAfter(clock.meter().plus(clock.tolerance())))
            .isPresent();
    // Ahead: nothing was written since the clock was set back; what comes bears earlier stamps.
    if (ahead || !believed.comparable()) {
      return;
    }
    task.job.meter.highest.remove(work.series());
    Optional<Duration> noted = archive.clockOffset(task.job.name(), task.device(), work.series());
    if (noted.map(offset -> differs(offset, clock.offset())).orElse(true)) {
      archive.noteClock(
          task.job.name(), task.device(), work.series(), clock.offset(), clock.gateway());
    }
  }

  private static boolean differs(Duration one, Duration other) {
    return one.minus(other).abs().compareTo(SMALL) > 0;
  }

  private Optional<Watermark> mark(Task task, Quantity series) {
    return archive.watermark(task.job.name(), task.device(), series);
  }
}
