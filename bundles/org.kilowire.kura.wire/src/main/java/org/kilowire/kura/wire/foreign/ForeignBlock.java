// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.foreign;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.kura.wire.foreign.ForeignReading.Measured;
import org.kilowire.kura.wire.records.Arrival;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;
import org.kilowire.meter.Value;

/** A block of somebody else's readings as it grows; its columns are those of any of its rows. */
final class ForeignBlock {

  private final String meter;
  private final List<Long> times = new ArrayList<>();
  private final List<Integer> ordinals = new ArrayList<>();
  private final List<Integer> quality = new ArrayList<>();
  private final Map<Quantity, Gathered> columns = new LinkedHashMap<>();

  /** A column: its unit, and its values by row. */
  private record Gathered(String unit, Map<Integer, Value> values) {}

  ForeignBlock(String meter) {
    this.meter = meter;
  }

  /** Whether a row of these values has a place here. */
  boolean fits(Map<Quantity, Measured> values) {
    long more = values.keySet().stream().filter(one -> !columns.containsKey(one)).count();
    return times.size() < Block.MAX_ROWS
        && columns.size() + more <= Block.MAX_COLUMNS
        && values.entrySet().stream().allMatch(one -> sameUnit(one.getKey(), one.getValue()));
  }

  private boolean sameUnit(Quantity quantity, Measured measured) {
    Gathered column = columns.get(quantity);
    return column == null || column.unit().equals(measured.unit());
  }

  void add(long time, int ordinal, int bits, Map<Quantity, Measured> values) {
    int row = times.size();
    times.add(time);
    ordinals.add(ordinal);
    quality.add(bits);
    values.forEach(
        (quantity, measured) -> {
          Gathered column =
              columns.computeIfAbsent(
                  quantity, q -> new Gathered(measured.unit(), new LinkedHashMap<>()));
          measured.value().ifPresent(value -> column.values().put(row, value));
        });
  }

  Block block(Arrival arrival) {
    Source source =
        new Source(
            meter,
            "",
            Quantity.round(meter),
            Origin.PUSH,
            arrival.at(),
            arrival.clockProven(),
            Duration.ZERO);
    List<Column> all = new ArrayList<>();
    columns.forEach((quantity, column) -> all.add(column(quantity, column, times.size())));
    return new Block(
        source,
        times.stream().mapToLong(Long::longValue).toArray(),
        ordinals.stream().mapToInt(Integer::intValue).toArray(),
        quality.stream().mapToInt(Integer::intValue).toArray(),
        new long[times.size()],
        List.of(),
        all);
  }

  /** At the scale of the number with the most decimals, as far as the others have room for it. */
  private static Column column(Quantity quantity, Gathered gathered, int rows) {
    int scale =
        gathered.values().values().stream()
            .filter(Value.Decimal.class::isInstance)
            .mapToInt(value -> ((Value.Decimal) value).scale())
            .min()
            .orElse(0);
    long[] values = new long[rows];
    BitSet present = new BitSet(rows);
    Value[] other = new Value[rows];
    boolean any = false;
    for (Map.Entry<Integer, Value> one : gathered.values().entrySet()) {
      Optional<Long> scaled = scaled(one.getValue(), scale);
      int row = one.getKey();
      if (scaled.isPresent()) {
        values[row] = scaled.get();
        present.set(row);
      } else {
        other[row] = one.getValue();
        any = true;
      }
    }
    return new Column(
        quantity, gathered.unit(), scale, values, present, any ? Arrays.asList(other) : List.of());
  }

  private static Optional<Long> scaled(Value value, int scale) {
    if (!(value instanceof Value.Decimal decimal)) {
      return Optional.empty();
    }
    BigDecimal number = decimal.exact().setScale(-scale);
    return number.unscaledValue().bitLength() < Long.SIZE
        ? Optional.of(number.unscaledValue().longValueExact())
        : Optional.empty();
  }
}
