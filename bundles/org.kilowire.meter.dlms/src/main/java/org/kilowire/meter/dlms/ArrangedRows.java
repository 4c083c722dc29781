// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.profile.RowSink;

/**
 * Rows that do not come in the order of the archive: kept until the last has come, and then passed
 * on in that order, or in the order of their times where nobody tells that. What a row leaves out
 * stands for the row that was sent before it, and is filled in as it comes.
 */
final class ArrangedRows implements RowSink {

  /** A time that was left out: so many rows before one that has a time. */
  private record Earlier(Octets later, int rows) {}

  private final Sorting.Arrangement how;
  private final int width;
  private final int clockColumn;
  private final boolean nullIsAsBefore;
  private final ToLongFunction<Octets> time;
  private final ProfileBlockBuilder to;
  private final List<Object[]> rows = new ArrayList<>();
  private Object[] row = {};
  private Object[] before;
  private Octets latest;
  private int behind;

  /**
   * @param time what a clock's octets sort by; the greatest for those that are no time
   */
  ArrangedRows(
      Sorting.Arrangement how,
      ProfileShape shape,
      boolean nullIsAsBefore,
      ToLongFunction<Octets> time,
      ProfileBlockBuilder to) {
    this.how = how;
    this.width = shape.columns().size();
    this.clockColumn = shape.clockColumn().orElse(-1);
    this.nullIsAsBefore = nullIsAsBefore;
    this.time = time;
    this.to = to;
  }

  @Override
  public void beginRow() {
    row = new Object[width];
  }

  @Override
  public void number(int column, long value) {
    row[column] = value;
  }

  @Override
  public void octets(int column, ByteBuffer octets) {
    row[column] = Octets.copyOf(octets);
  }

  @Override
  public void text(int column, String text) {
    row[column] = text;
  }

  @Override
  public void other(int column, Data value) {
    row[column] = value;
  }

  @Override
  public void missing(int column) {
    if (nullIsAsBefore && before != null && column != clockColumn) {
      row[column] = before[column];
    }
  }

  @Override
  public void endRow() {
    Object clock = clockColumn < 0 ? null : row[clockColumn];
    if (clock instanceof Octets octets) {
      latest = octets;
      behind = 0;
    } else if (clock != null) {
      latest = null;
    } else if (latest != null && how == Sorting.Arrangement.REVERSED) {
      row[clockColumn] = new Earlier(latest, ++behind);
    }
    rows.add(row);
    before = row;
  }

  @Override
  public void unlike(Octets octets, String why) {
    latest = null;
    to.unlike(octets, why);
  }

  /** The rows that came will be sent again. */
  void drop() {
    rows.clear();
    before = null;
    latest = null;
  }

  /** No more rows come. */
  void end() {
    if (how == Sorting.Arrangement.REVERSED) {
      Collections.reverse(rows);
    } else {
      rows.sort(Comparator.comparingLong(this::timeOf));
    }
    rows.forEach(this::passOn);
    rows.clear();
  }

  private long timeOf(Object[] one) {
    return clockColumn >= 0 && one[clockColumn] instanceof Octets clock
        ? time.applyAsLong(clock)
        : Long.MAX_VALUE;
  }

  private void passOn(Object[] one) {
    to.beginRow();
    for (int column = 0; column < width; column++) {
      passOn(column, one[column]);
    }
    to.endRow();
  }

  private void passOn(int column, Object value) {
    if (value instanceof Long number) {
      to.number(column, number);
    } else if (value instanceof Octets octets) {
      to.octets(column, octets.buffer());
    } else if (value instanceof String text) {
      to.text(column, text);
    } else if (value instanceof Data data) {
      to.other(column, data);
    } else if (value instanceof Earlier earlier) {
      to.clockBefore(earlier.later(), earlier.rows());
    }
  }
}
