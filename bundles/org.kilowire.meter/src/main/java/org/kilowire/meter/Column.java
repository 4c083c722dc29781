// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One quantity in all rows of a block.
 *
 * @param quantity what the values are of
 * @param unit as read (IEC 62056-6-2: {@code Wh}); empty where it has none
 * @param scale decimal exponent of every number in {@code values}
 * @param values one a row; counts only where {@code present} says so
 * @param present rows that have a number in {@code values}
 * @param other empty, or one a row: what is not a number of this scale, null elsewhere
 */
public record Column(
    Quantity quantity, String unit, int scale, long[] values, BitSet present, List<Value> other) {

  public Column {
    Objects.requireNonNull(quantity);
    Objects.requireNonNull(unit);
    if (present.length() > values.length) {
      throw new IllegalArgumentException(quantity + ": a row beyond the values is present");
    }
    if (!other.isEmpty() && other.size() != values.length) {
      throw new IllegalArgumentException(
          quantity + ": " + other.size() + " other values for " + values.length + " rows");
    }
    other = Collections.unmodifiableList(Arrays.asList(other.toArray(new Value[0])));
  }

  /** A column of whole numbers, all present. */
  public static Column of(Quantity quantity, String unit, int scale, long... values) {
    BitSet all = new BitSet(values.length);
    all.set(0, values.length);
    return new Column(quantity, unit, scale, values, all, List.of());
  }

  /** The value in {@code row}, empty where the meter gave none. */
  public Optional<Value> value(int row) {
    if (present.get(row)) {
      return Optional.of(new Value.Decimal(values[row], scale));
    }
    return other.isEmpty() ? Optional.empty() : Optional.ofNullable(other.get(row));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Column that
        && quantity.equals(that.quantity)
        && unit.equals(that.unit)
        && scale == that.scale
        && values.length == that.values.length
        && present.equals(that.present)
        && present.stream().allMatch(row -> values[row] == that.values[row])
        && padded(other, values.length).equals(padded(that.other, values.length));
  }

  private static List<Value> padded(List<Value> other, int rows) {
    return other.isEmpty() ? Collections.nCopies(rows, null) : other;
  }

  @Override
  public int hashCode() {
    return Objects.hash(quantity, unit, scale, present);
  }
}
