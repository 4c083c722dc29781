// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.kilowire.meter.Block;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Watermark;

/** What is to be read of one series, cut into windows. */
final class SeriesWork {

  /** Windows grow no longer than this many times the shortest. */
  private static final int LONGEST = 1024;

  private final Quantity series;
  private final Optional<Watermark> mark;
  private final ClockCheck clock;
  private final Search.Kind kind;
  private final boolean patchy;
  private final boolean twice;
  private final Duration step;
  private final Duration least;
  private final Deque<Window> left;
  private int factor = 1;

  /**
   * What to read.
   *
   * @param mark up to where the series is stored
   */
  SeriesWork(Quantity series, Optional<Watermark> mark, Search search) {
    this.series = series;
    this.mark = mark;
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
    Instant end =
        kind == Search.Kind.FIRST
            ? Window.floor(all.from(), step).plus(step).minusMillis(1)
            : all.from().plus(least.multipliedBy(factor));
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
