// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.kilowire.collect.HeldRows.Row;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Value;

/** Blocks made of rows of others. */
final class Rows {

  private Rows() {}

  /** A block of {@code rows}, of which there is one at least, and which have the same columns. */
  static Block block(List<Row> rows) {
    Block first = rows.get(0).block();
    List<Column> columns = new ArrayList<>(first.columns().size());
    for (int i = 0; i < first.columns().size(); i++) {
      columns.add(column(rows, i));
    }
    return new Block(
        first.source(),
        rows.stream().mapToLong(Row::time).toArray(),
        rows.stream().mapToInt(Row::ordinal).toArray(),
        rows.stream().mapToInt(row -> row.block().quality()[row.index()]).toArray(),
        rows.stream().mapToLong(row -> row.block().status()[row.index()]).toArray(),
        first.meterTimes().isEmpty()
            ? List.of()
            : rows.stream().map(row -> row.block().meterTimes().get(row.index())).toList(),
        columns);
  }

  private static Column column(List<Row> rows, int number) {
    Column first = rows.get(0).block().columns().get(number);
    long[] values = new long[rows.size()];
    BitSet present = new BitSet();
    Value[] others = new Value[rows.size()];
    boolean any = false;
    for (int i = 0; i < values.length; i++) {
      Column column = rows.get(i).block().columns().get(number);
      int index = rows.get(i).index();
      values[i] = column.values()[index];
      present.set(i, column.present().get(index));
      others[i] = column.other().isEmpty() ? null : column.other().get(index);
      any |= others[i] != null;
    }
    return new Column(
        first.quantity(),
        first.unit(),
        first.scale(),
        values,
        present,
        any ? Arrays.asList(others) : List.of());
  }
}
