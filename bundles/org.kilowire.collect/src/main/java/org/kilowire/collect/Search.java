// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import org.kilowire.meter.TimeRules;

/**
 * Where in time the rows of a series may lie that are not stored.
 *
 * @param clock the meter's
 * @param rules what its stamps mean
 * @param from how far back where nothing is stored
 */
record Search(ClockCheck clock, TimeRules rules, Duration from) {

  /** Behind a clock that was set back, in case it was read at the edge of a period. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** Where a watermark lies in the meter's future and nothing tells by how much it was set back. */
  private static final Duration UNKNOWN_BACK = Duration.ofDays(1);

  /** One span, or two of which the first was written first. */
  List<Window> spans(Optional<Instant> mark) {
    return mark
        .map(this::behind)
        .orElseGet(() -> List.of(new Window(clock.meter().minus(from), later(clock.unset()))))
        .stream()
        .map(Window::wholeMillis)
        .filter(window -> !window.isEmpty())
        .toList();
  }

  private List<Window> behind(Instant mark) {
    Duration tolerance = ClockCheck.tolerance(clock.meter(), mark);
    Instant start = mark.minus(tolerance);
    if (!clock.back().isZero()) {
      Instant end = clock.unset().plus(tolerance);
      return both(
          new Window(start, end.isAfter(mark) ? end : mark),
          new Window(mark.minus(clock.back()).minus(MARGIN), clock.meter()));
    }
    if (mark.isAfter(clock.meter().plus(tolerance))) {
      Duration back = Duration.between(clock.meter(), mark).plus(UNKNOWN_BACK);
      return both(
          new Window(start, mark),
          new Window(clock.meter().minus(back.compareTo(from) < 0 ? back : from), clock.meter()));
    }
    Instant twice = ambiguousFrom(mark).map(t -> t.minus(tolerance)).orElse(start);
    return List.of(new Window(twice.isBefore(start) ? twice : start, later(mark)));
  }

  /** What was written before the clock was set back, and what was written after it. */
  private static List<Window> both(Window before, Window after) {
    if (after.isEmpty()) {
      return List.of(before);
    }
    return before.touches(after) ? List.of(before.union(after)) : List.of(before, after);
  }

  /**
   * The begin of the hour that local time goes through twice, if {@code mark} is in it. Rows of
   * which nothing tells the one from the other bear the earlier time both times.
   */
  private Optional<Instant> ambiguousFrom(Instant mark) {
    if (!rules.daylightSaving() || rules.zone() instanceof ZoneOffset) {
      return Optional.empty();
    }
    ZoneOffsetTransition change = rules.zone().getRules().nextTransition(mark.minusMillis(1));
    return Optional.ofNullable(change)
        .filter(ZoneOffsetTransition::isOverlap)
        .map(overlap -> overlap.getInstant().plus(overlap.getDuration()))
        .filter(begin -> !mark.isBefore(begin));
  }

  /** The meter's time, or {@code other} if that is later. */
  private Instant later(Instant other) {
    return other.isAfter(clock.meter()) ? other : clock.meter();
  }
}
