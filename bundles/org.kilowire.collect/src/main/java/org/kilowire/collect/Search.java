// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kilowire.meter.Coverage;
import org.kilowire.meter.TimeRules;

/**
 * Where in time the rows of a series may lie that are not stored.
 *
 * @param clock the meter's
 * @param rules what its stamps mean
 * @param mark time of the watermark
 * @param from how far back where nothing is stored
 * @param step windows of a first collection begin at multiples of this
 */
record Search(
    ClockCheck clock, TimeRules rules, Optional<Instant> mark, Duration from, Duration step) {

  /** Behind a clock that was set back, in case it was read at the edge of a period. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** Where nothing tells by how much the clock was set back. */
  private static final Duration UNKNOWN_BACK = Duration.ofDays(1);

  private static final int UNCUT = 32;

  /** What is known of what is stored. */
  enum Kind {
    /**
     * The series was never read to its end. Windows before the watermark's are stored, and of that
     * window what stands in the archive up to the watermark's row.
     */
    FIRST,
    /** It was read to its end, and the clock has run on since: what is new stands behind. */
    USUAL,
    /** The clock was set back since, and of what was written after that a part may be stored. */
    SET_BACK,
    /**
     * It was read to its end, and nobody knows what the clock shows now: what is new stands behind
     * if rows have gone on without a break, else anywhere.
     */
    CLOCK_UNREAD
  }

  Kind kind() {
    if (!clock.read()) {
      return clock.known().isEmpty() || mark.isEmpty() ? Kind.FIRST : Kind.CLOCK_UNREAD;
    }
    if (!clock.back().isZero() || mark.filter(this::isAhead).isPresent()) {
      return Kind.SET_BACK;
    }
    return clock.known().isEmpty() || mark.isEmpty() ? Kind.FIRST : Kind.USUAL;
  }

  /** One span, or two of which the first was written first. */
  List<Window> spans() {
    Stream<Window> spans =
        switch (kind()) {
          case FIRST -> Stream.of(first());
          case USUAL -> Stream.of(usual(mark.orElseThrow()));
          case CLOCK_UNREAD -> Stream.of(usual(mark.orElseThrow()));
          case SET_BACK -> mark.map(this::setBack).orElseGet(() -> Stream.of(first()));
        };
    return spans
        .map(Window::wholeMillis)
        .filter(window -> !window.isEmpty())
        .flatMap(window -> clock.read() ? Stream.of(window) : withoutEnd(window))
        .toList();
  }

  /** What is later than {@code window} is asked for as well, at once where that is not much. */
  private Stream<Window> withoutEnd(Window window) {
    return window.length().compareTo(step) <= 0
        ? Stream.of(new Window(window.from(), Coverage.LAST))
        : Stream.of(window, new Window(window.to().plusMillis(1), Coverage.LAST));
  }

  /** Rows from before the clock was set back, at a time that nobody knows, lie in its future. */
  private Window first() {
    Instant start = clock.meter().minus(from);
    Instant end = later(clock.unset());
    end = end.isAfter(clock.gateway()) ? end : clock.gateway();
    Instant window = mark.map(time -> Window.floor(time, step)).orElse(start);
    return new Window(window.isAfter(start) ? window : start, end.plus(UNKNOWN_BACK));
  }

  private Window usual(Instant time) {
    Duration tolerance = ClockCheck.tolerance(clock.meter(), time);
    Instant twice = ambiguousFrom(time).orElse(time);
    return new Window(twice.minus(tolerance), later(time));
  }

  private Stream<Window> setBack(Instant time) {
    Duration tolerance = ClockCheck.tolerance(clock.meter(), time);
    Instant end = clock.known().isEmpty() ? Coverage.LAST : clock.unset().plus(tolerance);
    Window before = new Window(time.minus(tolerance), end.isAfter(time) ? end : time);
    Window after = new Window(after(time), clock.meter());
    if (after.isEmpty()) {
      return Stream.of(before);
    }
    Window all = before.union(after);
    return all.length().compareTo(uncut()) <= 0 || before.touches(after)
        ? Stream.of(all)
        : Stream.of(before, after);
  }

  /**
   * A span up to this length is read in one window where the clock was set back: in the order of
   * the archive, the rows that are not stored then stand behind the watermark's.
   */
  Duration uncut() {
    return step.multipliedBy(UNCUT);
  }

  /** Whether the watermark's row does not tell that everything before it is stored. */
  boolean isPatchy() {
    return kind() == Kind.SET_BACK
        && (clock.known().isEmpty()
            || spans().stream().anyMatch(span -> span.length().compareTo(uncut()) > 0)
            || spans().size() > 1);
  }

  /** From where on rows may have been written after the clock was set back. */
  private Instant after(Instant time) {
    if (!clock.back().isZero()) {
      return time.minus(clock.back()).minus(MARGIN);
    }
    Duration back = Duration.between(clock.meter(), time).plus(UNKNOWN_BACK);
    return clock.meter().minus(back.compareTo(from) < 0 ? back : from);
  }

  /** Whether local time goes a second time through the hour of the watermark. */
  boolean isTwice() {
    return mark.flatMap(this::ambiguousFrom).isPresent();
  }

  private boolean isAhead(Instant time) {
    return time.isAfter(clock.meter().plus(ClockCheck.tolerance(clock.meter(), time)));
  }

  /**
   * The begin of the hour that local time goes through twice, if {@code time} is in it. Rows of
   * which nothing tells the one from the other bear the earlier time both times.
   */
  private Optional<Instant> ambiguousFrom(Instant time) {
    if (!rules.daylightSaving() || rules.zone() instanceof ZoneOffset) {
      return Optional.empty();
    }
    ZoneOffsetTransition change = rules.zone().getRules().nextTransition(time.minusMillis(1));
    return Optional.ofNullable(change)
        .filter(ZoneOffsetTransition::isOverlap)
        .map(overlap -> overlap.getInstant().plus(overlap.getDuration()))
        .filter(begin -> !time.isBefore(begin));
  }

  /** The meter's time, or {@code other} if that is later. */
  private Instant later(Instant other) {
    return other.isAfter(clock.meter()) ? other : clock.meter();
  }
}
