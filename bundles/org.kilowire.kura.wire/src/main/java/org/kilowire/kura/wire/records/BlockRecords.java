// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Source;
import org.kilowire.meter.Value;

/** Blocks as wire records: one record a row. {@link EnvelopeReader} gives the same blocks back. */
public final class BlockRecords {

  private BlockRecords() {}

  /** The rows of all blocks, in order. What rows have in common is one object in all of them. */
  public static List<WireRecord> of(List<Block> blocks) {
    List<WireRecord> records = new ArrayList<>();
    for (Block block : blocks) {
      add(block, records);
    }
    return records;
  }

  private static void add(Block block, List<WireRecord> records) {
    Map<String, TypedValue<?>> common = source(block.source());
    List<ColumnKeys> keys = ColumnKeys.of(block.columns().stream().map(Column::quantity).toList());
    common.put(
        Keys.COLUMNS,
        text(
            block.columns().stream()
                .map(column -> column.quantity().text())
                .collect(Collectors.joining(" "))));
    for (int i = 0; i < keys.size(); i++) {
      common.put(keys.get(i).scale(), number(block.columns().get(i).scale()));
      common.put(keys.get(i).unit(), text(block.columns().get(i).unit()));
    }
    for (int row = 0; row < block.rows(); row++) {
      Map<String, TypedValue<?>> record = new LinkedHashMap<>(common);
      row(block, row, record);
      for (int i = 0; i < keys.size(); i++) {
        value(block.columns().get(i), row, keys.get(i), record);
      }
      records.add(new WireRecord(record));
    }
  }

  private static Map<String, TypedValue<?>> source(Source source) {
    Map<String, TypedValue<?>> record = new LinkedHashMap<>();
    record.put(Keys.METER, text(source.meter()));
    record.put(Keys.DEVICE, text(source.device()));
    record.put(Keys.SERIES, text(source.series().text()));
    record.put(Keys.ORIGIN, text(source.origin().name().toLowerCase(Locale.ROOT)));
    record.put(Keys.READ_AT, text(source.readAt().toString()));
    record.put(Keys.CLOCK_PROVEN, TypedValues.newBooleanValue(source.clockProven()));
    record.put(Keys.PERIOD, text(source.period().toString()));
    return record;
  }

  private static void row(Block block, int row, Map<String, TypedValue<?>> record) {
    record.put(Keys.ROW, number(row));
    record.put(Keys.TIME, TypedValues.newLongValue(block.times()[row]));
    record.put(Keys.ORDINAL, number(block.ordinals()[row]));
    record.put(Keys.QUALITY, number(block.quality()[row]));
    record.put(Keys.STATUS, TypedValues.newLongValue(block.status()[row]));
    if (!block.meterTimes().isEmpty()) {
      record.put(
          Keys.METER_TIME, TypedValues.newByteArrayValue(block.meterTimes().get(row).toArray()));
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
      record.put(keys.value(), Times.value(time.instant()));
      record.put(keys.type(), text(Keys.TYPE_TIME));
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
