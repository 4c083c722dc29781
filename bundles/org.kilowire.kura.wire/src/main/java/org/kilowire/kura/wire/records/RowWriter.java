// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Source;
import org.kilowire.meter.Value;

/** Writes rows of a block as properties of records. What rows have in common is made once. */
final class RowWriter {

  private final Block block;
  private List<ColumnKeys> keys = List.of();
  private Map<String, TypedValue<?>> common = Map.of();

  RowWriter(Block block) {
    this.block = block;
  }

  Map<String, TypedValue<?>> properties(int row) {
    Map<String, TypedValue<?>> record = new LinkedHashMap<>(common());
    row(row, record);
    for (int i = 0; i < keys.size(); i++) {
      value(block.columns().get(i), row, keys.get(i), record);
    }
    return record;
  }

  private synchronized Map<String, TypedValue<?>> common() {
    if (common.isEmpty()) {
      Map<String, TypedValue<?>> record = source(block.source());
      keys = ColumnKeys.of(block.columns().stream().map(Column::quantity).toList());
      record.put(
          RecordKeys.COLUMNS,
          text(
              block.columns().stream()
                  .map(column -> column.quantity().text())
                  .collect(Collectors.joining(" "))));
      for (int i = 0; i < keys.size(); i++) {
        record.put(keys.get(i).scale(), number(block.columns().get(i).scale()));
        record.put(keys.get(i).unit(), text(block.columns().get(i).unit()));
      }
      common = record;
    }
    return common;
  }

  private static Map<String, TypedValue<?>> source(Source source) {
    Map<String, TypedValue<?>> record = new LinkedHashMap<>();
    record.put(RecordKeys.METER, text(source.meter()));
    record.put(RecordKeys.DEVICE, text(source.device()));
    record.put(RecordKeys.SERIES, text(source.series().text()));
    record.put(RecordKeys.ORIGIN, text(source.origin().name().toLowerCase(Locale.ROOT)));
    record.put(RecordKeys.READ_AT, text(source.readAt().toString()));
    record.put(RecordKeys.CLOCK_PROVEN, TypedValues.newBooleanValue(source.clockProven()));
    record.put(RecordKeys.PERIOD, text(source.period().toString()));
    return record;
  }

  private void row(int row, Map<String, TypedValue<?>> record) {
    record.put(RecordKeys.ROW, number(row));
    record.put(RecordKeys.TIME, TypedValues.newLongValue(block.times()[row]));
    record.put(RecordKeys.ORDINAL, number(block.ordinals()[row]));
    record.put(RecordKeys.QUALITY, number(block.quality()[row]));
    record.put(RecordKeys.STATUS, TypedValues.newLongValue(block.status()[row]));
    if (!block.meterTimes().isEmpty()) {
      record.put(
          RecordKeys.METER_TIME,
          TypedValues.newByteArrayValue(block.meterTimes().get(row).toArray()));
    }
  }

  private static void value(
      Column column, int row, ColumnKeys keys, Map<String, TypedValue<?>> record) {
    if (column.present().get(row)) {
      record.put(keys.value(), TypedValues.newLongValue(column.values()[row]));
    } else if (!column.other().isEmpty() && column.other().get(row) != null) {
      other(column, column.other().get(row), keys, record);
    }
  }

  private static void other(
      Column column, Value value, ColumnKeys keys, Map<String, TypedValue<?>> record) {
    if (value instanceof Value.Text text) {
      record.put(keys.value(), text(text.text()));
    } else if (value instanceof Value.Bytes bytes) {
      record.put(keys.value(), TypedValues.newByteArrayValue(bytes.octets().toArray()));
    } else if (value instanceof Value.Flag flag) {
      record.put(keys.value(), TypedValues.newBooleanValue(flag.set()));
    } else if (value instanceof Value.Time time) {
      record.put(keys.value(), RecordTimes.value(time.instant()));
      record.put(keys.type(), text(RecordKeys.TYPE_TIME));
    } else if (value instanceof Value.Decimal decimal) {
      record.put(keys.value(), TypedValues.newLongValue(decimal.unscaled()));
      record.put(keys.scale(), number(decimal.scale()));
      record.put(keys.columnScale(), number(column.scale()));
    }
  }

  private static TypedValue<?> text(String text) {
    return TypedValues.newStringValue(text);
  }

  private static TypedValue<?> number(int number) {
    return TypedValues.newIntegerValue(number);
  }
}
