// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.kilowire.meter.Block;
import org.kilowire.meter.Watermark;

/** Rows of one reading that are not passed on yet. */
final class HeldRows {

  private static final int ROWS_A_BLOCK = 1024;

  /**
   * A row of a block.
   *
   * @param index its number there
   */
  record Row(Block block, int index) {

    long time() {
      return block.times()[index];
    }

    int ordinal() {
      return block.ordinals()[index];
    }

    boolean is(Watermark mark) {
      return time() == mark.time() && ordinal() == mark.ordinal();
    }
  }

  private final List<Row> rows = new ArrayList<>();

  void add(Block block) {
    for (int index = 0; index < block.rows(); index++) {
      rows.add(new Row(block, index));
    }
  }

  int size() {
    return rows.size();
  }

  /** How many of them have this time. */
  long at(long time) {
    return rows.stream().filter(row -> row.time() == time).count();
  }

  /** The place of the watermark's row; -1 where it is not there. */
  int find(Watermark mark) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).is(mark)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether one of the first {@code count} is later than {@code mark}. */
  boolean isLater(int count, Watermark mark) {
    return rows.subList(0, count).stream().anyMatch(row -> row.time() > mark.time());
  }

  /** Whether each of them from number {@code first} on is later than the one before it. */
  boolean isForward(int first) {
    for (int i = first + 1; i < rows.size(); i++) {
      if (rows.get(i).time() <= rows.get(i - 1).time()) {
        return false;
      }
    }
    return true;
  }

  /**
   * A time with as many of them up to it as after it, or nearly; empty where they all have the
   * same.
   */
  Optional<Instant> middle() {
    long[] times = rows.stream().mapToLong(Row::time).sorted().toArray();
    if (times.length == 0 || times[0] == times[times.length - 1]) {
      return Optional.empty();
    }
    long middle = times[times.length / 2];
    long cut = middle == times[times.length - 1] ? middle - 1 : middle;
    return Optional.of(Instant.ofEpochMilli(cut));
  }

  void clear() {
    rows.clear();
  }

  void dropFirst(int count) {
    rows.subList(0, count).clear();
  }

  void keep(Predicate<Row> wanted) {
    rows.removeIf(wanted.negate());
  }

  void sortByTime() {
    rows.sort(Comparator.comparingLong(Row::time).thenComparingInt(Row::ordinal));
  }

  /** Passes them on in blocks, and holds none any more. */
  void passOn(Consumer<Block> to) {
    for (int begin = 0; begin < rows.size(); begin += ROWS_A_BLOCK) {
      to.accept(Rows.block(rows.subList(begin, Math.min(rows.size(), begin + ROWS_A_BLOCK))));
    }
    rows.clear();
  }
}
