// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kilowire.meter.Block;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Watermark;

/** What is to be read of one series, cut into windows. */
final class SeriesWork {

  /** Behind a clock that was set back, in case it was read at the edge of a period. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** Where a watermark lies in the meter's future and nothing tells by how much it was set back. */
  private static final Duration UNKNOWN_BACK = Duration.ofDays(1);

  private static final int LONGEST = 1024;

  private final Quantity series;
  private final Optional<Watermark> mark;
  private final boolean strict;
  private final Deque<Window> left;
  private final Duration least;
  private int factor = 1;

  private SeriesWork(
      Quantity series,
      Optional<Watermark> mark,
      boolean strict,
      List<Window> windows,
      Duration least) {
    this.series = series;
    this.mark = mark;
    this.strict = strict;
    this.left = new ArrayDeque<>(windows);
    this.least = least;
  }

  /**
   * What to read.
   *
   * @param whole whether all that the meter had at the last reading is known to be stored
   * @param from how far back where there is no watermark
   * @param least the shortest window
   */
  static SeriesWork plan(
      Quantity series,
      Optional<Watermark> mark,
      boolean whole,
      ClockCheck clock,
      Duration from,
      Duration least) {
    boolean strict = !whole || !clock.back().isZero();
    List<Window> windows =
        mark
            .map(m -> windows(time(m), clock, from))
            .orElseGet(() -> List.of(first(clock, from)))
            .stream()
            .map(SeriesWork::wholeMillis)
            .filter(window -> !window.isEmpty())
            .toList();
    return new SeriesWork(series, mark, strict, windows, least);
  }

  static Instant time(Watermark mark) {
    return Instant.ofEpochMilli(mark.time());
  }

  /** Rows written before the clock was set back lie in its future. */
  private static Window first(ClockCheck clock, Duration from) {
    Instant end = clock.unset().isAfter(clock.meter()) ? clock.unset() : clock.meter();
    return new Window(clock.meter().minus(from), end);
  }

  private static List<Window> windows(Instant mark, ClockCheck clock, Duration from) {
    Duration tolerance = ClockCheck.tolerance(clock.meter(), mark);
    Instant start = mark.minus(tolerance);
    if (!clock.back().isZero()) {
      // First what was written before the clock was set back, then what was written after it.
      Instant end = clock.unset().plus(tolerance);
      Window before = new Window(start, end.isAfter(mark) ? end : mark);
      Window after = new Window(mark.minus(clock.back()).minus(MARGIN), clock.meter());
      if (after.isEmpty()) {
        return List.of(before);
      }
      return before.reaches(after) ? List.of(before.union(after)) : List.of(before, after);
    }
    if (mark.isAfter(clock.meter().plus(tolerance))) {
      Duration back = Duration.between(clock.meter(), mark).plus(UNKNOWN_BACK);
      Window after =
          new Window(clock.meter().minus(back.compareTo(from) < 0 ? back : from), clock.meter());
      Window before = new Window(start, mark);
      return before.reaches(after) ? List.of(before.union(after)) : List.of(before, after);
    }
    return List.of(new Window(start, clock.meter()));
  }

  private static Window wholeMillis(Window window) {
    return new Window(
        Instant.ofEpochMilli(window.from().toEpochMilli()),
        Instant.ofEpochMilli(window.to().toEpochMilli()));
  }

  Quantity series() {
    return series;
  }

  boolean isOver() {
    return left.isEmpty();
  }

  /** The window to read next. */
  Window next() {
    Window all = left.getFirst();
    Instant end = all.from().plus(least.multipliedBy(factor));
    return end.isBefore(all.to()) ? new Window(all.from(), end) : all;
  }

  /** Window {@code done} is stored; where it gave nothing the next one is longer. */
  void done(Window done, long rows) {
    Window all = left.removeFirst();
    if (done.to().isBefore(all.to())) {
      left.addFirst(new Window(done.to().plusMillis(1), all.to()));
    }
    factor = rows == 0 ? Math.min(factor * 2, LONGEST) : 1;
  }

  /** What keeps the rows of {@code window} that are stored already from {@code to}. */
  Optional<Sieve> sieve(Window window, Consumer<Block> to) {
    return mark.filter(m -> window.contains(time(m))).map(m -> new Sieve(m, strict, to));
  }
}
