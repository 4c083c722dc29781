// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.due;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * Due times of a place.
 *
 * <p>Nights in which the clocks change: what is due at a time that the night has not is due at the
 * moment of the change, once; what is due at a time that the night has twice is due the first time.
 * A rhythm that goes on through each hour does so through these hours too: its runs of a skipped
 * hour do not exist, those of a repeated hour are due both times.
 */
public final class Timetable {

  private final Recurrence rhythm;
  private final ZoneRules rules;

  private Timetable(Recurrence rhythm, ZoneId zone) {
    this.rhythm = rhythm;
    this.rules = zone.getRules();
  }

  /**
   * By a cron expression of five fields.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static Timetable cron(String expression, ZoneId zone) {
    return new Timetable(CronRecurrence.of(expression), zone);
  }

  /**
   * By a span of time (ISO 8601) that divides a day or is whole days, counted from local midnight.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static Timetable every(String span, ZoneId zone) {
    try {
      return new Timetable(new FixedInterval(Duration.parse(span)), zone);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("must be a span of time, like PT15M", e);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("out of range", e);
    }
  }

  /** A zone by its IANA id; empty where this machine knows none of this name. */
  public static Optional<ZoneId> zone(String id) {
    try {
      return Optional.of(ZoneId.of(id));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The first due time after {@code time}, never that itself; empty if there is none. */
  public Optional<Instant> next(Instant time) {
    Instant from = time;
    boolean begun = false;
    while (true) {
      ZoneOffset offset = rules.getOffset(from);
      Optional<LocalDateTime> due = rhythm.after(bound(from, offset, begun));
      ZoneOffsetTransition change = rules.nextTransition(from);
      if (due.isEmpty()) {
        return Optional.empty();
      }
      if (change == null || due.get().toInstant(offset).isBefore(change.getInstant())) {
        return Optional.of(due.get().toInstant(offset));
      }
      from = change.getInstant();
      begun = true;
      if (change.isGap() && !rhythm.hourly() && due.get().isBefore(change.getDateTimeAfter())) {
        return Optional.of(from);
      }
    }
  }

  /**
   * The local time that the next due one lies behind.
   *
   * @param begun whether {@code from}, where another offset begins, may be due itself
   */
  private LocalDateTime bound(Instant from, ZoneOffset offset, boolean begun) {
    LocalDateTime local = LocalDateTime.ofInstant(from, offset);
    ZoneOffsetTransition change = rules.previousTransition(from.plusNanos(1));
    if (change != null
        && change.isOverlap()
        && !rhythm.hourly()
        && local.isBefore(change.getDateTimeBefore())) {
      return change.getDateTimeBefore().minusNanos(1);
    }
    return begun ? local.minusNanos(1) : local;
  }
}
