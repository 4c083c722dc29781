// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
 */
final class Catchup {

  /** An offset that is not noted anew for less. */
  private static final Duration SMALL = Duration.ofMillis(500);

  private final Archive archive;
  private final Believed believed;
  private final Events events;
  private final Duration step;

  /**
   * Knows what is stored from {@code archive} alone.
   *
   * @param step {@link Limits#window}
   */
  Catchup(Archive archive, Believed believed, Events events, Duration step) {
    this.archive = archive;
    this.believed = believed;
    this.events = events;
    this.step = step;
  }

  /** Fills the task with what is to be read, now that the meter's clock is known. */
  void plan(Task task, ClockReading reading) {
    GatewayTime time = believed.time();
    Instant gateway = time.at(reading.at());
    task.planned = true;
    task.job.meter.clock(Duration.between(gateway, reading.time()));
    for (Quantity series : task.profiles()) {
      Optional<Watermark> mark = mark(task, series);
      ClockCheck clock = check(task, series, reading.time(), gateway, mark.map(SeriesWork::time));
      events.clock(task.job.meter, clock, believed.proven());
      Search search =
          new Search(
              clock, task.rules(), mark.map(SeriesWork::time), task.job.schedule.from(), step);
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
    Optional<Duration> noted = archive.clockOffset(task.job.name(), task.device(), series);
    noted.ifPresent(
        offset -> mark.ifPresent(time -> believed.stored(task.job.name(), time.minus(offset))));
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
        new ClockCheck(meter, gateway, known, ClockCheck.tolerance(meter, mark.orElse(meter)));
    if (believed.comparable()) {
      task.job.meter.highest.merge(series, clock.offset(), (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
    return clock;
  }

  /** All that was planned of a series is stored. */
  void concluded(Task task, SeriesWork work) {
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
