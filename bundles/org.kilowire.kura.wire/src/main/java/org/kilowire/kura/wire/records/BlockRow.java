// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import java.util.List;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;
import org.kilowire.meter.Value;

/**
 * A row of a block.
 *
 * @param head what all rows of its block have in common
 * @param first whether it says that a block begins with it
 * @param meterTime empty octets where its block has none
 * @param cells one a column
 */
record BlockRow(
    Head head,
    boolean first,
    long time,
    int ordinal,
    int quality,
    long status,
    Octets meterTime,
    List<Cell> cells) {

  /**
   * What rows must have in common to be of one block.
   *
   * @param meterTimes whether they have the meter's own time
   */
  record Head(Source source, List<Kind> columns, boolean meterTimes) {}

  /** What a column's values have in common. */
  record Kind(Quantity quantity, String unit, int scale) {}

  /**
   * A value.
   *
   * @param scaled whether it is {@code number}, at the column's scale
   * @param other what else it is; null where there is none
   */
  record Cell(boolean scaled, long number, Value other) {
    static final Cell ABSENT = new Cell(false, 0, null);

    static Cell of(long number) {
      return new Cell(true, number, null);
    }

    static Cell of(Value other) {
      return new Cell(false, 0, other);
    }
  }
}
