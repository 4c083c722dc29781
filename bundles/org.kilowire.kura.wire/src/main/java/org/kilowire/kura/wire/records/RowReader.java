// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kilowire.conversation.Octets;
import org.kilowire.kura.wire.records.Row.Cell;
import org.kilowire.kura.wire.records.Row.Kind;
import org.kilowire.meter.Block;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;
import org.kilowire.meter.Value;

/** Reads records of ours, one a row, in the order of an envelope. */
final class RowReader {

  private static final int MIN_SCALE = -128;
  private static final int MAX_SCALE = 127;
  private static final List<String> SOURCE =
      List.of(
          Keys.METER,
          Keys.DEVICE,
          Keys.SERIES,
          Keys.ORIGIN,
          Keys.READ_AT,
          Keys.CLOCK_PROVEN,
          Keys.PERIOD);

  private final Arrival arrival;
  private List<Object> lastSource = List.of();
  private Source source;
  private String lastColumns = "";
  private List<Quantity> quantities = List.of();
  private List<ColumnKeys> keys = List.of();

  RowReader(Arrival arrival) {
    this.arrival = arrival;
  }

  Row read(Fields fields) throws MalformedRecord {
    Source from = source(fields);
    columns(fields);
    List<Kind> kinds = new ArrayList<>(keys.size());
    List<Cell> cells = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      kinds.add(kind(fields, quantities.get(i), keys.get(i)));
      cells.add(cell(fields, keys.get(i)));
    }
    long time = fields.need(Keys.TIME, fields.whole(Keys.TIME, Long.MIN_VALUE, Long.MAX_VALUE));
    if (!Times.carried(time)) {
      throw new MalformedRecord(Keys.TIME + " cannot be " + time);
    }
    Long status = fields.whole(Keys.STATUS, Long.MIN_VALUE, Long.MAX_VALUE);
    byte[] meterTime = fields.octets(Keys.METER_TIME);
    Long row = fields.whole(Keys.ROW, 0, Block.MAX_ROWS - 1L);
    return new Row(
        new Row.Head(from, kinds, meterTime != null),
        row != null && row == 0,
        time,
        fields.natural(Keys.ORDINAL),
        fields.natural(Keys.QUALITY),
        status == null ? 0 : status,
        meterTime == null ? Octets.EMPTY : Octets.of(meterTime),
        cells);
  }

  /** Most rows of an envelope have the source of the one before. */
  private Source source(Fields fields) throws MalformedRecord {
    List<Object> now = SOURCE.stream().map(fields::value).toList();
    if (!now.equals(lastSource)) {
      source = newSource(fields);
      lastSource = now;
    }
    return source;
  }

  private Source newSource(Fields fields) throws MalformedRecord {
    String meter = fields.need(Keys.METER, fields.text(Keys.METER));
    if (!Names.isMeter(meter)) {
      throw new MalformedRecord(Keys.METER + " cannot be " + Fields.shown(meter));
    }
    String device = fields.text(Keys.DEVICE);
    return new Source(
        meter,
        device == null ? "" : device,
        fields.need(Keys.SERIES, fields.parsed(Keys.SERIES, null, Quantity::new)),
        fields.parsed(Keys.ORIGIN, Origin.PUSH, RowReader::origin),
        fields.parsed(Keys.READ_AT, arrival.at(), Instant::parse),
        fields.flag(Keys.CLOCK_PROVEN, arrival.clockProven()),
        fields.parsed(Keys.PERIOD, Duration.ZERO, RowReader::period));
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
  private void columns(Fields fields) throws MalformedRecord {
    String text = fields.text(Keys.COLUMNS);
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
      throw new MalformedRecord("not a quantity: " + Fields.shown(text));
    }
  }

  private static Set<String> found(Fields fields) throws MalformedRecord {
    Set<String> names = new TreeSet<>();
    for (String key : fields.properties().keySet()) {
      if (!key.startsWith(Keys.PREFIX) && !isAttribute(fields, key)) {
        names.add(key);
      }
    }
    if (names.isEmpty()) {
      throw new MalformedRecord("no value");
    }
    return names;
  }

  private static boolean isAttribute(Fields fields, String key) {
    return Stream.of(ColumnKeys.SCALE, ColumnKeys.UNIT, ColumnKeys.TYPE, ColumnKeys.COLUMN_SCALE)
        .filter(key::endsWith)
        .map(suffix -> key.substring(0, key.length() - suffix.length()))
        .anyMatch(fields.properties()::containsKey);
  }

  private static Kind kind(Fields fields, Quantity quantity, ColumnKeys keys)
      throws MalformedRecord {
    String unit = fields.text(keys.unit());
    Long own = fields.whole(keys.columnScale(), MIN_SCALE, MAX_SCALE);
    int scale = own == null ? scale(fields, keys) : own.intValue();
    return new Kind(quantity, unit == null ? "" : unit, scale);
  }

  private static int scale(Fields fields, ColumnKeys keys) throws MalformedRecord {
    Long scale = fields.whole(keys.scale(), MIN_SCALE, MAX_SCALE);
    return scale == null ? 0 : scale.intValue();
  }

  private static Cell cell(Fields fields, ColumnKeys keys) throws MalformedRecord {
    Object value = fields.value(keys.value());
    String type = fields.text(keys.type());
    if (type != null && !type.equals(Keys.TYPE_TIME)) {
      throw new MalformedRecord(keys.type() + " cannot be " + Fields.shown(type));
    }
    if (value == null) {
      return Cell.ABSENT;
    }
    return type == null ? plain(fields, keys, value) : Cell.of(time(fields, keys, value));
  }

  private static Cell plain(Fields fields, ColumnKeys keys, Object value) throws MalformedRecord {
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

  private static Value time(Fields fields, ColumnKeys keys, Object value) throws MalformedRecord {
    Instant instant =
        value instanceof String
            ? fields.parsed(keys.value(), null, Instant::parse)
            : Instant.ofEpochMilli(fields.whole(keys.value(), Long.MIN_VALUE, Long.MAX_VALUE));
    return new Value.Time(instant);
  }
}
