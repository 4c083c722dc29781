// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.kilowire.kura.wire.records.BlockRow.Cell;
import org.kilowire.kura.wire.records.BlockRow.Kind;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Value;

/** Rows that become one block. */
final class RowBlock {

  private final List<BlockRow> rows = new ArrayList<>();

  /** Begins with {@code first}. */
  RowBlock(BlockRow first) {
    rows.add(first);
  }

  /** Takes {@code row} if it belongs here. */
  boolean add(BlockRow row) {
    boolean here =
        !row.first() && rows.size() < Block.MAX_ROWS && row.head().equals(rows.get(0).head());
    if (here) {
      rows.add(row);
    }
    return here;
  }

  Block block() {
    BlockRow.Head head = rows.get(0).head();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < head.columns().size(); i++) {
      columns.add(column(head.columns().get(i), i));
    }
    return new Block(
        head.source(),
        rows.stream().mapToLong(BlockRow::time).toArray(),
        rows.stream().mapToInt(BlockRow::ordinal).toArray(),
        rows.stream().mapToInt(BlockRow::quality).toArray(),
        rows.stream().mapToLong(BlockRow::status).toArray(),
        head.meterTimes() ? rows.stream().map(BlockRow::meterTime).toList() : List.of(),
        columns);
  }

  private Column column(Kind kind, int index) {
    long[] values = new long[rows.size()];
    BitSet present = new BitSet(rows.size());
    List<Value> other = new ArrayList<>(rows.size());
    boolean any = false;
    for (int row = 0; row < values.length; row++) {
      Cell cell = rows.get(row).cells().get(index);
      values[row] = cell.number();
      present.set(row, cell.scaled());
      other.add(cell.other());
      any |= cell.other() != null;
    }
    return new Column(
        kind.quantity(), kind.unit(), kind.scale(), values, present, any ? other : List.of());
  }
}
