// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.kilowire.meter.Block;
import org.kilowire.meter.Coverage;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Watermark;

/** What is to be read of one series, cut into windows. */
final class SeriesWork {

  /** Windows grow no longer than this many times the shortest. */
  private static final int LONGEST = 1024;

  private final Quantity series;
  private final Optional<Instant> planned;
  private Optional<Watermark> mark;
  private final ClockCheck clock;
  private Search.Kind kind;
  private boolean patchy;
  private boolean all;
  private final boolean twice;
  private final Duration step;
  private final Instant oldest;
  private final Duration least;
  private final Deque<Window> left;
  private int factor = 1;
  private Duration period = Duration.ZERO;

  /**
   * What to read.
   *
   * @param mark up to where the series is stored
   */
  SeriesWork(Quantity series, Optional<Watermark> mark, Search search) {
    this.series = series;
    this.mark = mark;
    this.planned = mark.map(SeriesWork::time);
    this.oldest = search.clock().meter().minus(search.from());
    this.clock = search.clock();
    this.kind = search.kind();
    this.patchy = search.isPatchy();
    this.twice = search.isTwice();
    this.step = search.step();
    this.least = kind == Search.Kind.SET_BACK ? search.uncut() : step;
    this.left = new ArrayDeque<>(search.spans());
  }

  static Instant time(Watermark mark) {
    return Instant.ofEpochMilli(mark.time());
  }

  Quantity series() {
    return series;
  }

  /** The clock as this reading assumed it. */
  ClockCheck clock() {
    return clock;
  }

  boolean isOver() {
    return left.isEmpty();
  }

  /** The window to read next. */
  Window next() {
    Window all = left.getFirst();
    if (all.isOpen()) {
      return all;
    }
    Instant end =
        kind == Search.Kind.FIRST
            ? Window.floor(all.from(), step).plus(step).minusMillis(1)
            : all.from().plus(least.multipliedBy(factor));
    return end.isBefore(all.to()) ? new Window(all.from(), end) : all;
  }

  /** What came of {@code done}, {@code read} so, is stored. */
  void done(Window done, Sieve read, long rows) {
    period = read.period().isZero() ? period : read.period();
    switch (read.result()) {
      case PASSED_ON -> stored(done, rows);
      case TOO_MANY -> cut(read.middle());
      case UNPROVEN -> readAll();
    }
  }

  /**
   * Has all rows read at once, in the order of the archive. Behind a first reading, which windows
   * have brought in the order of time, all of them count as new.
   */
  void readAll() {
    boolean again = kind == Search.Kind.FIRST && mark.isPresent();
    left.clear();
    left.add(again ? new Window(oldest, Coverage.LAST) : Window.ALL);
    mark = again ? Optional.empty() : mark;
    kind = Search.Kind.SET_BACK;
    patchy = false;
    all = true;
  }

  /** Whether all that is stored was proven by the order of the rows alone. */
  boolean isProvenByOrder() {
    return kind == Search.Kind.CLOCK_UNREAD;
  }

  /** Whether {@link #readAll} was called. */
  boolean isOfAll() {
    return all;
  }

  boolean isFirst() {
    return kind == Search.Kind.FIRST;
  }

  /** Time of the watermark when the reading was planned. */
  Optional<Instant> mark() {
    return planned;
  }

  /** Length of the intervals of the series; zero where it has none, or no row came. */
  Duration period() {
    return period;
  }

  /**
   * Behind a clock that was set back, the watermark's row then proves nothing of the other window.
   */
  private void cut(Instant at) {
    Window all = left.removeFirst();
    left.addFirst(new Window(at.plusMillis(1), all.to()));
    left.addFirst(new Window(all.from(), at));
    patchy |= kind == Search.Kind.SET_BACK;
  }

  /** Where a window gave nothing the next one is longer. */
  private void stored(Window done, long rows) {
    Window all = left.removeFirst();
    if (done.to().isBefore(all.to())) {
      left.addFirst(new Window(done.to().plusMillis(1), all.to()));
    }
    factor = rows == 0 ? Math.min(factor * 2, LONGEST) : 1;
  }

  /**
   * What keeps the rows of {@code window} that are stored already from {@code to}.
   *
   * @param suspect whether rows of this series came in an unexpected order before
   */
  Sieve sieve(Window window, boolean suspect, Consumer<Block> to) {
    return new Sieve(
        mark.filter(m -> window.contains(time(m))),
        new Sieve.Expectation(kind, patchy, twice, suspect),
        to);
  }
}
