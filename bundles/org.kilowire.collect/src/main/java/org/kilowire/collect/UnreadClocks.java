// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kilowire.meter.Quantity;

/**
 * What the rows of a meter tell of a clock that it does not show: it was at the last row's time at
 * least when that was written, and, where rows are intervals, less than one later. Owned by the
 * loop.
 */
final class UnreadClocks {

  private static final Duration DAY = Duration.ofDays(1);

  private final Archive archive;
  private final Believed believed;

  UnreadClocks(Archive archive, Believed believed) {
    this.archive = archive;
    this.believed = believed;
  }

  /**
   * Has all of the archive read where what is planned does not tell that all is stored: a first
   * reading was interrupted, and what was written since may stand where it has been; or the clock
   * was set: rows come from the future, or the next one is overdue and may bear an earlier time.
   * That it was ahead is noted at once, for what is to be read may fail and the clock be set back.
   */
  boolean wantsAll(Task task, SeriesWork work) {
    if (work.isProvenByOrder() && isAhead(task, work)) {
      note(task, work);
    }
    boolean more =
        work.isFirst()
            ? work.mark().isPresent() || mark(task, work).isEmpty()
            : work.isProvenByOrder() && (isAhead(task, work) || late(task, work).isPresent());
    Instant next = task.job.meter.nothingNew.getOrDefault(work.series(), Instant.MIN);
    if (!more || work.clock().gateway().isBefore(next)) {
      return false;
    }
    work.readAll();
    return true;
  }

  /** How old the last row is, by the clock as noted, where that is too old. */
  private Optional<Duration> late(Task task, SeriesWork work) {
    ClockCheck clock = work.clock();
    Duration allowed = work.period().multipliedBy(2).plus(clock.tolerance());
    return mark(task, work)
        .filter(time -> clock.known().isPresent() && !work.period().isZero())
        .map(time -> Duration.between(time, clock.meter()))
        .filter(age -> age.compareTo(allowed) > 0);
  }

  private boolean isAhead(Task task, SeriesWork work) {
    ClockCheck clock = work.clock();
    return mark(task, work)
        .filter(time -> time.isAfter(clock.meter().plus(clock.tolerance())))
        .isPresent();
  }

  /**
   * All that the series had is stored. The note must not be less than what the clock was ahead when
   * it wrote the last row, or a set-back would be taken for a smaller one: that is less than a
   * period more than the row tells. One that the rows fit stays: it may have been read.
   */
  void concluded(Task task, SeriesWork work) {
    Optional<Instant> mark = mark(task, work);
    boolean moved = !mark.equals(work.mark());
    if (moved) {
      task.job.meter.nothingNew.remove(work.series());
    } else if (work.isOfAll()) {
      pause(task, work);
    }
    boolean fits = work.clock().known().isPresent() && !isAhead(task, work);
    if (!fits || (moved && late(task, work).isPresent())) {
      note(task, work);
    }
    if (believed.comparable()) {
      task.job.meter.highest.remove(work.series());
    }
  }

  private void note(Task task, SeriesWork work) {
    Instant gateway = work.clock().gateway();
    mark(task, work)
        .filter(time -> believed.comparable())
        .map(time -> Duration.between(gateway, time).plus(work.period()))
        .ifPresent(
            most ->
                archive.noteClock(task.job.name(), task.device(), work.series(), most, gateway));
  }

  /**
   * The meter writes nothing: all is read again when the row is twice as late, after a day at the
   * latest.
   */
  private void pause(Task task, SeriesWork work) {
    Optional<Duration> late = late(task, work);
    if (late.isPresent() || mark(task, work).isEmpty()) {
      Duration pause = late.filter(age -> age.compareTo(DAY) < 0).orElse(DAY);
      task.job.meter.nothingNew.put(work.series(), work.clock().gateway().plus(pause));
    }
  }

  private Optional<Instant> mark(Task task, SeriesWork work) {
    Quantity series = work.series();
    return archive.watermark(task.job.name(), task.device(), series).map(SeriesWork::time);
  }
}
