// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Value;

/** Parts of blocks. */
final class Rows {

  private Rows() {}

  /** The rows of {@code block} behind the first {@code count}, of which there is one at least. */
  static Block behind(Block block, int count) {
    if (count == 0) {
      return block;
    }
    int end = block.rows();
    List<Column> columns = new ArrayList<>(block.columns().size());
    for (Column column : block.columns()) {
      columns.add(behind(column, count, end));
    }
    return new Block(
        block.source(),
        Arrays.copyOfRange(block.times(), count, end),
        Arrays.copyOfRange(block.ordinals(), count, end),
        Arrays.copyOfRange(block.quality(), count, end),
        Arrays.copyOfRange(block.status(), count, end),
        block.meterTimes().isEmpty() ? List.of() : block.meterTimes().subList(count, end),
        columns);
  }

  private static Column behind(Column column, int count, int end) {
    BitSet present = column.present().get(count, end);
    List<Value> other = column.other().isEmpty() ? List.of() : column.other().subList(count, end);
    return new Column(
        column.quantity(),
        column.unit(),
        column.scale(),
        Arrays.copyOfRange(column.values(), count, end),
        present,
        other);
  }
}
