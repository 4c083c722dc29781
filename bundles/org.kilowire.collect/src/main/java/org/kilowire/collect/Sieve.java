// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

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

  /** Rows held back; where there are more they are passed on, whatever their order. */
  static final int MAX_HELD = 16 * Block.MAX_ROWS;

  private final Optional<Watermark> mark;
  private final Expectation expected;
  private final Consumer<Block> to;
  private final Steps steps = new Steps();
  private final HeldRows held = new HeldRows();
  private boolean open;

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
    if (open) {
      to.accept(block);
      return;
    }
    held.add(block);
    if (held.size() > MAX_HELD) {
      open = true;
      held.passOn(to);
    }
  }

  /**
   * The window was read whole: passes on what is not stored.
   *
   * @param said what the session said of the order of the rows
   * @return whether their order is another
   */
  boolean end(RowOrder said) {
    boolean unexpected = said != RowOrder.BY_TIME && steps.areUnexpected();
    boolean written = said == RowOrder.WRITTEN && !unexpected && !expected.suspect();
    boolean inOrder = mark.map(row -> leaveOut(row, written)).orElse(stays(written));
    if (!inOrder) {
      held.sortByTime();
    }
    held.passOn(to);
    return unexpected;
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
    if (expected.kind() != Search.Kind.USUAL) {
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

  /** Whether all rows up to the watermark's, in the order of the archive, are stored. */
  private boolean isProven(int place, Watermark row) {
    boolean later = held.isLater(place, row);
    return switch (expected.kind()) {
      case FIRST -> !later;
      case USUAL -> !later || expected.twice();
      case SET_BACK -> !later || !expected.patchy();
    };
  }
}
