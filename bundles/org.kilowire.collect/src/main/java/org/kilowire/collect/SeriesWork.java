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

  /** Windows grow no longer than this many times the shortest. */
  private static final int LONGEST = 1024;

  private final Quantity series;
  private final Optional<Watermark> mark;
  private final boolean strict;
  private final Deque<Window> left;
  private final Duration least;
  private int factor = 1;

  /**
   * What to read.
   *
   * @param mark up to where the series is stored
   * @param whole whether everything before that is stored too
   * @param spans where the rest may be, in the order it was written
   * @param least the shortest window
   */
  SeriesWork(
      Quantity series,
      Optional<Watermark> mark,
      boolean whole,
      List<Window> spans,
      Duration least) {
    this.series = series;
    this.mark = mark;
    this.strict = !whole;
    this.left = new ArrayDeque<>(spans);
    this.least = least;
  }

  static Instant time(Watermark mark) {
    return Instant.ofEpochMilli(mark.time());
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
