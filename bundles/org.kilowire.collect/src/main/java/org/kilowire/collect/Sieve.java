// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.kilowire.meter.Block;
import org.kilowire.meter.RowOrder;
import org.kilowire.meter.Watermark;

/**
 * Holds back what a reading of one window repeats. A repeat does no harm, a lost row does: a row is
 * left out only where its place in the archive, or its time, proves that it is stored.
 *
 * <p>The rows of a window are passed on when it was read whole, since only then is it known in
 * which order they are; those of a first reading, which would be read again in any case, at once.
 */
final class Sieve implements Consumer<Block> {

  /** What came of a window. */
  enum Result {
    /** What is not stored was passed on. */
    PASSED_ON,
    /** It has more rows than are held: nothing was passed on; a part of it is to be read. */
    TOO_MANY,
    /** Nothing was passed on: rows that are not stored may lie outside of the window. */
    UNPROVEN
  }

  /** Rows held back. */
  static final int MAX_HELD = 16 * Block.MAX_ROWS;

  private final Optional<Watermark> mark;
  private final Expectation expected;
  private final Consumer<Block> to;
  private final Steps steps = new Steps();
  private final HeldRows held = new HeldRows();
  private boolean open;
  private Optional<Instant> middle = Optional.empty();
  private Result result = Result.PASSED_ON;
  private Duration period = Duration.ZERO;

  /**
   * What is known before a window is read.
   *
   * @param kind of the search
   * @param patchy rows that are later than the watermark's may stand before it and not be stored
   * @param twice the window has an hour that local time goes through twice
   * @param suspect rows of this series came in an unexpected order before
   */
  record Expectation(Search.Kind kind, boolean patchy, boolean twice, boolean suspect) {}

  /**
   * A sieve for one window.
   *
   * @param mark up to where the series is stored, if that row is in the window
   */
  Sieve(Optional<Watermark> mark, Expectation expected, Consumer<Block> to) {
    this.mark = mark;
    this.expected = expected;
    this.to = to;
    this.open = mark.isEmpty() && expected.kind() == Search.Kind.FIRST;
  }

  @Override
  public void accept(Block block) {
    steps.see(block);
    period = block.source().period();
    if (open) {
      to.accept(block);
    } else if (result != Result.TOO_MANY) {
      hold(block);
    }
  }

  /** Rows of one time cannot be told apart by reading less of them: they are passed on. */
  private void hold(Block block) {
    held.add(block);
    if (held.size() > MAX_HELD) {
      middle = held.middle();
      if (middle.isPresent()) {
        result = Result.TOO_MANY;
        held.clear();
      } else {
        open = true;
        held.passOn(to);
      }
    }
  }

  /**
   * The window was read whole: passes on what is not stored.
   *
   * @param said what the session said of the order of the rows
   * @return whether their order is another
   */
  boolean end(RowOrder said) {
    // Without an end, a window has rows that a clock wrote when it was ahead: they tell nothing.
    boolean unexpected =
        said != RowOrder.BY_TIME
            && expected.kind() != Search.Kind.CLOCK_UNREAD
            && steps.areUnexpected();
    boolean written = said == RowOrder.WRITTEN && !unexpected && !expected.suspect();
    if (expected.kind() == Search.Kind.CLOCK_UNREAD && !open && !hasGoneOn(written)) {
      result = result == Result.TOO_MANY ? result : Result.UNPROVEN;
      held.clear();
    }
    boolean inOrder = mark.map(row -> leaveOut(row, written)).orElse(stays(written));
    if (!inOrder) {
      held.sortByTime();
    }
    held.passOn(to);
    return unexpected;
  }

  Result result() {
    return result;
  }

  /** Where to cut a window with too many rows. */
  Instant middle() {
    return middle.orElseThrow();
  }

  /** Length of the intervals that the rows are of; zero where they are none, or none came. */
  Duration period() {
    return period;
  }

  /**
   * Whether the clock has run on since the watermark's row was written. One that is set back comes
   * to the watermark's time once more, and a meter that captures by the clock then writes that row
   * again: what stands between the two is earlier than the watermark.
   */
  private boolean hasGoneOn(boolean written) {
    if (held.size() == 0) {
      return mark.isEmpty();
    }
    int place = mark.map(held::find).orElse(0);
    boolean once =
        mark.map(row -> written || held.at(row.time()) == row.ordinal() + 1).orElse(true);
    return !period.isZero() && place >= 0 && once && (!written || held.isForward(place));
  }

  /**
   * Leaves out what is stored.
   *
   * @return whether the rows are to stay in the order in which they came
   */
  private boolean leaveOut(Watermark row, boolean written) {
    int place = held.find(row);
    if (place < 0) {
      return stays(written);
    }
    if (written && isProven(place, row)) {
      held.dropFirst(place + 1);
      return stays(true);
    }
    if (!isLaterNew()) {
      return written;
    }
    // The clock has run on since all was stored: what is new is later, wherever it stands.
    boolean more = held.at(row.time()) > row.ordinal() + 1;
    held.keep(one -> one.time() > row.time() || (more && one.time() == row.time()));
    return false;
  }

  /** A part of rows that go back and forth must not be all that is committed. */
  private boolean stays(boolean written) {
    boolean sorted = steps.areForward() || expected.twice();
    return written && (sorted || expected.kind() != Search.Kind.USUAL);
  }

  private boolean isLaterNew() {
    return expected.kind() == Search.Kind.USUAL || expected.kind() == Search.Kind.CLOCK_UNREAD;
  }

  /** Whether all rows up to the watermark's, in the order of the archive, are stored. */
  private boolean isProven(int place, Watermark row) {
    boolean later = held.isLater(place, row);
    return switch (expected.kind()) {
      case FIRST -> !later;
      case USUAL -> !later || expected.twice();
      case CLOCK_UNREAD -> true;
      case SET_BACK -> !later || !expected.patchy();
    };
  }
}
