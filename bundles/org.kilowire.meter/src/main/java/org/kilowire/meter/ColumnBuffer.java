// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A column that fills up row by row. */
public final class ColumnBuffer {

  private final Quantity quantity;
  private final String unit;
  private final int scale;
  private long[] values = new long[64];
  private BitSet present = new BitSet();
  private Value[] other;
  private long lastNumber;
  private Value lastOther;
  private boolean any;

  /** An empty column. */
  public ColumnBuffer(Quantity quantity, String unit, int scale) {
    this.quantity = quantity;
    this.unit = unit;
    this.scale = scale;
  }

  /** Decimal exponent of its numbers. */
  public int scale() {
    return scale;
  }

  /** A number of the column's scale. */
  public void number(int row, long value) {
    if (row >= values.length) {
      values = Arrays.copyOf(values, row * 2);
    }
    values[row] = value;
    present.set(row);
    lastNumber = value;
    lastOther = null;
    any = true;
  }

  /** Any value: a number of another scale, a text. */
  public void other(int row, Value value) {
    if (value instanceof Value.Decimal number && number.scale() == scale) {
      number(row, number.unscaled());
      return;
    }
    if (other == null) {
      other = new Value[values.length];
    }
    if (row >= other.length) {
      other = Arrays.copyOf(other, row * 2);
    }
    other[row] = value;
    lastOther = value;
    any = true;
  }

  /** The same as in the row before; nothing in the first row. */
  public void again(int row) {
    if (lastOther != null) {
      other(row, lastOther);
    } else if (any) {
      number(row, lastNumber);
    }
  }

  /** Takes {@code row} back: it is not one that was asked for. */
  public void clear(int row) {
    present.clear(row);
    if (other != null && row < other.length) {
      other[row] = null;
    }
  }

  /** The first {@code rows} rows; the buffer begins anew. */
  public Column take(int rows) {
    List<Value> others = other == null ? List.of() : Arrays.asList(Arrays.copyOf(other, rows));
    Column column = new Column(quantity, unit, scale, Arrays.copyOf(values, rows), present, others);
    present = new BitSet();
    other = null;
    return column;
  }
}
