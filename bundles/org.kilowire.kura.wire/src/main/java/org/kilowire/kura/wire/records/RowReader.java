// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kilowire.conversation.Octets;
import org.kilowire.kura.wire.records.BlockRow.Cell;
import org.kilowire.kura.wire.records.BlockRow.Kind;
import org.kilowire.meter.Block;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;
import org.kilowire.meter.Value;

/** Reads records of ours, one a row, in the order of an envelope. */
final class RowReader {

  private static final int MIN_SCALE = -128;
  private static final int MAX_SCALE = 127;
  private static final Pattern METER = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final List<String> SOURCE =
      List.of(
          RecordKeys.METER,
          RecordKeys.DEVICE,
          RecordKeys.SERIES,
          RecordKeys.ORIGIN,
          RecordKeys.READ_AT,
          RecordKeys.CLOCK_PROVEN,
          RecordKeys.PERIOD);

  private final Arrival arrival;
  private List<Object> lastSource = List.of();
  private Source source;
  private String lastColumns = "";
  private List<Quantity> quantities = List.of();
  private List<ColumnKeys> keys = List.of();

  RowReader(Arrival arrival) {
    this.arrival = arrival;
  }

  BlockRow read(RecordFields fields) throws MalformedRecord {
    Source from = source(fields);
    columns(fields);
    List<Kind> kinds = new ArrayList<>(keys.size());
    List<Cell> cells = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      kinds.add(kind(fields, quantities.get(i), keys.get(i)));
      cells.add(cell(fields, keys.get(i)));
    }
    long time =
        fields.need(RecordKeys.TIME, fields.whole(RecordKeys.TIME, Long.MIN_VALUE, Long.MAX_VALUE));
    if (!RecordTimes.carried(time)) {
      throw new MalformedRecord(RecordKeys.TIME + " cannot be " + time);
    }
    Long status = fields.whole(RecordKeys.STATUS, Long.MIN_VALUE, Long.MAX_VALUE);
    byte[] meterTime = fields.octets(RecordKeys.METER_TIME);
    Long row = fields.whole(RecordKeys.ROW, 0, Block.MAX_ROWS - 1L);
    return new BlockRow(
        new BlockRow.Head(from, kinds, meterTime != null),
        row != null && row == 0,
        time,
        fields.natural(RecordKeys.ORDINAL),
        fields.natural(RecordKeys.QUALITY),
        status == null ? 0 : status,
        meterTime == null ? Octets.EMPTY : Octets.of(meterTime),
        cells);
  }

  /** Most rows of an envelope have the source of the one before. */
  private Source source(RecordFields fields) throws MalformedRecord {
    List<Object> now = SOURCE.stream().map(fields::value).toList();
    if (!now.equals(lastSource)) {
      source = newSource(fields);
      lastSource = now;
    }
    return source;
  }

  private Source newSource(RecordFields fields) throws MalformedRecord {
    String meter = fields.need(RecordKeys.METER, fields.text(RecordKeys.METER));
    if (!METER.matcher(meter).matches()) {
      throw new MalformedRecord(RecordKeys.METER + " cannot be " + RecordFields.shown(meter));
    }
    String device = fields.text(RecordKeys.DEVICE);
    return new Source(
        meter,
        device == null ? "" : device,
        fields.need(RecordKeys.SERIES, fields.parsed(RecordKeys.SERIES, null, Quantity::new)),
        fields.parsed(RecordKeys.ORIGIN, Origin.PUSH, RowReader::origin),
        fields.parsed(RecordKeys.READ_AT, arrival.at(), Instant::parse),
        fields.flag(RecordKeys.CLOCK_PROVEN, arrival.clockProven()),
        fields.parsed(RecordKeys.PERIOD, Duration.ZERO, RowReader::period));
  }

  private static Origin origin(String text) {
    if (!text.equals(text.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(text);
    }
    return Origin.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static Duration period(String text) {
    Duration period = Duration.parse(text);
    if (period.isNegative()) {
      throw new IllegalArgumentException(text);
    }
    return period;
  }

  /** The columns that the record names, or else all that it has. */
  private void columns(RecordFields fields) throws MalformedRecord {
    String text = fields.text(RecordKeys.COLUMNS);
    String named = text == null ? String.join(" ", found(fields)) : text;
    if (named.equals(lastColumns)) {
      return;
    }
    List<Quantity> all = new ArrayList<>();
    for (String one : named.split(" ", -1)) {
      all.add(quantity(one));
    }
    if (all.size() > Block.MAX_COLUMNS) {
      throw new MalformedRecord(all.size() + " columns; a block has at most " + Block.MAX_COLUMNS);
    }
    quantities = all;
    keys = ColumnKeys.of(all);
    lastColumns = named;
  }

  private static Quantity quantity(String text) throws MalformedRecord {
    try {
      return new Quantity(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedRecord("not a quantity: " + RecordFields.shown(text));
    }
  }

  private static Set<String> found(RecordFields fields) throws MalformedRecord {
    Set<String> names = new TreeSet<>();
    for (String key : fields.properties().keySet()) {
      if (!key.startsWith(RecordKeys.PREFIX) && !isAttribute(fields, key)) {
        names.add(key);
      }
    }
    if (names.isEmpty()) {
      throw new MalformedRecord("no value");
    }
    return names;
  }

  private static boolean isAttribute(RecordFields fields, String key) {
    return Stream.of(ColumnKeys.SCALE, ColumnKeys.UNIT, ColumnKeys.TYPE, ColumnKeys.COLUMN_SCALE)
        .filter(key::endsWith)
        .map(suffix -> key.substring(0, key.length() - suffix.length()))
        .anyMatch(fields.properties()::containsKey);
  }

  private static Kind kind(RecordFields fields, Quantity quantity, ColumnKeys keys)
      throws MalformedRecord {
    String unit = fields.text(keys.unit());
    Long own = fields.whole(keys.columnScale(), MIN_SCALE, MAX_SCALE);
    int scale = own == null ? scale(fields, keys) : own.intValue();
    return new Kind(quantity, unit == null ? "" : unit, scale);
  }

  private static int scale(RecordFields fields, ColumnKeys keys) throws MalformedRecord {
    Long scale = fields.whole(keys.scale(), MIN_SCALE, MAX_SCALE);
    return scale == null ? 0 : scale.intValue();
  }

  private static Cell cell(RecordFields fields, ColumnKeys keys) throws MalformedRecord {
    Object value = fields.value(keys.value());
    String type = fields.text(keys.type());
    if (type != null && !type.equals(RecordKeys.TYPE_TIME)) {
      throw new MalformedRecord(keys.type() + " cannot be " + RecordFields.shown(type));
    }
    if (value == null) {
      return Cell.ABSENT;
    }
    return type == null ? plain(fields, keys, value) : Cell.of(time(fields, keys, value));
  }

  private static Cell plain(RecordFields fields, ColumnKeys keys, Object value)
      throws MalformedRecord {
    if (value instanceof String text) {
      return Cell.of(new Value.Text(text));
    }
    if (value instanceof Boolean flag) {
      return Cell.of(new Value.Flag(flag));
    }
    if (value instanceof byte[] octets) {
      return Cell.of(new Value.Bytes(Octets.of(octets)));
    }
    Long number = fields.whole(keys.value(), Long.MIN_VALUE, Long.MAX_VALUE);
    return fields.value(keys.columnScale()) == null
        ? Cell.of(number)
        : Cell.of(new Value.Decimal(number, scale(fields, keys)));
  }

  private static Value time(RecordFields fields, ColumnKeys keys, Object value)
      throws MalformedRecord {
    Instant instant =
        value instanceof String
            ? fields.parsed(keys.value(), null, Instant::parse)
            : Instant.ofEpochMilli(fields.whole(keys.value(), Long.MIN_VALUE, Long.MAX_VALUE));
    return new Value.Time(instant);
  }
}
