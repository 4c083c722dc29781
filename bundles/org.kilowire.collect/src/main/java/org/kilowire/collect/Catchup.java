// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kilowire.meter.ClockReading;
import org.kilowire.meter.GatewayTime;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Watermark;

/**
 * Decides what has to be read of a meter's profiles so that no row is missed, and when that is
 * done. Owned by the loop.
 *
 * <p>A clock that was set back lets a meter write rows under stamps that were read before. So the
 * offset of the meter's clock is noted only when all that the jump may have touched is stored, and
 * until then every attempt sees the jump. A clock that was set back and forward again between two
 * readings cannot be seen this way.
 */
final class Catchup {

  /** An offset that is not noted anew for less. */
  private static final Duration SMALL = Duration.ofMillis(500);

  /** Windows that are read as one after a clock was set back. */
  private static final int UNCUT = 8;

  private final Archive archive;
  private final Believed believed;
  private final Events events;
  private final Duration window;
  private final Function<String, Map<Quantity, Duration>> allSeries;

  /**
   * @param window {@link Limits#window}
   * @param allSeries all that the fleet collects of a meter, and how far back
   */
  Catchup(
      Archive archive,
      Believed believed,
      Events events,
      Duration window,
      Function<String, Map<Quantity, Duration>> allSeries) {
    this.archive = archive;
    this.believed = believed;
    this.events = events;
    this.window = window;
    this.allSeries = allSeries;
  }

  /** Fills the task with what is to be read, now that the meter's clock is known. */
  void plan(Task task, ClockReading reading) {
    GatewayTime time = believed.time();
    Instant gateway = time.at(reading.at());
    Map<Quantity, Duration> wanted = new LinkedHashMap<>();
    task.profiles().forEach(series -> wanted.put(series, task.job.schedule.from()));
    Map<Quantity, Optional<Watermark>> marks = new LinkedHashMap<>();
    wanted.keySet().forEach(series -> marks.put(series, mark(task, series)));
    Optional<Duration> known = archive.clockOffset(task.job.name(), task.device());
    known.ifPresent(offset -> remember(task, marks, offset));
    ClockCheck clock =
        new ClockCheck(
            reading.time(),
            gateway,
            believed.comparable() ? known : Optional.empty(),
            tolerance(reading.time(), marks));
    task.clock = Optional.of(clock);
    task.job.meter.clock(clock.offset());
    if (!clock.back().isZero()) {
      allSeries.apply(task.job.name()).forEach(wanted::putIfAbsent);
    }
    events.clock(task.job.meter, clock, believed.proven());
    wanted.forEach(
        (series, from) -> {
          Optional<Watermark> mark = marks.computeIfAbsent(series, s -> mark(task, s));
          task.left.add(work(task, series, mark, new Search(clock, task.rules(), from)));
        });
  }

  /**
   * Nothing is whole any more until this reading has ended well. A series of a meter whose clock
   * was set back is read without a cut, so that the order of its archive is kept, unless it is
   * long.
   */
  private SeriesWork work(Task task, Quantity series, Optional<Watermark> mark, Search search) {
    boolean whole = task.job.meter.whole.remove(series);
    boolean set = !search.clock().back().isZero();
    return new SeriesWork(
        series,
        mark,
        whole,
        search.spans(mark.map(SeriesWork::time)),
        set ? window.multipliedBy(UNCUT) : window);
  }

  /** Everything that could be read of the task's series is stored. */
  void conclude(Task task) {
    ClockCheck clock = task.clock.orElseThrow();
    boolean settled = !task.gap;
    for (Quantity series : task.whole) {
      if (isAhead(task, series, clock)) {
        settled = false;
      } else {
        task.job.meter.whole.add(series);
      }
    }
    if (settled && believed.comparable() && differs(clock)) {
      archive.noteClock(task.job.name(), task.device(), clock.offset(), clock.gateway());
    }
  }

  /** Nothing was written since the clock was set back; what comes will bear earlier stamps. */
  private boolean isAhead(Task task, Quantity series, ClockCheck clock) {
    return mark(task, series)
        .map(SeriesWork::time)
        .filter(time -> time.isAfter(clock.meter().plus(clock.tolerance())))
        .isPresent();
  }

  private static boolean differs(ClockCheck clock) {
    return clock
        .known()
        .map(known -> clock.offset().minus(known).abs().compareTo(SMALL) > 0)
        .orElse(true);
  }

  private Optional<Watermark> mark(Task task, Quantity series) {
    return archive.watermark(task.job.name(), task.device(), series);
  }

  private void remember(Task task, Map<Quantity, Optional<Watermark>> marks, Duration offset) {
    marks
        .values()
        .forEach(
            mark ->
                mark.map(SeriesWork::time)
                    .ifPresent(time -> believed.stored(task.job.name(), time.minus(offset))));
  }

  private static Duration tolerance(Instant meter, Map<Quantity, Optional<Watermark>> marks) {
    Instant newest =
        marks.values().stream()
            .flatMap(Optional::stream)
            .map(SeriesWork::time)
            .max(Instant::compareTo)
            .orElse(meter);
    return ClockCheck.tolerance(meter, newest);
  }
}
