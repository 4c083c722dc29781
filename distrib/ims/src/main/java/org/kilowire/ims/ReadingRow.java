// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kilowire.meter.Quality;

/**
 * One value as the IMS has it.
 *
 * @param kind number, text, octets, flag, time or none
 * @param value exact: all digits of a number, hexadecimal octets, true or false, ISO 8601; empty
 *     for none
 * @param revision 0 for the first value that came, more for others of the same time and ordinal
 * @param origin schedule, backfill, command or push
 * @param sequence number of the block it came with, in {@code epoch}
 */
public record ReadingRow(
    String meter,
    String device,
    String quantity,
    Instant time,
    int ordinal,
    int revision,
    String kind,
    String value,
    String unit,
    Set<Quality> quality,
    String origin,
    String gateway,
    UUID epoch,
    long sequence) {

  private static final BigDecimal MAX_EXACT = BigDecimal.valueOf(1L << 53);

  static final String COLUMNS =
      "meter, device, quantity, time, ordinal, revision, kind, value, unit, quality, origin,"
          + " gateway, epoch, sequence";

  static ReadingRow of(ResultSet row) throws SQLException {
    return new ReadingRow(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Instant.ofEpochMilli(row.getLong(4)),
        row.getInt(5),
        row.getInt(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        Quality.of(row.getInt(10)),
        row.getString(11),
        row.getString(12),
        UUID.fromString(row.getString(13)),
        row.getLong(14));
  }

  /** A line for people. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%-12s %-28s %s%s%s  %s %s%s",
        meter,
        quantity,
        time,
        ordinal == 0 ? "" : " #" + ordinal,
        revision == 0 ? "" : " rev " + revision,
        kind.equals("none") ? "-" : value,
        unit,
        quality.isEmpty() ? "" : " " + quality);
  }

  /** A JSON object; a number with more than 2^53 steps is a string, none is null. */
  public String json() {
    StringWriter text = new StringWriter();
    try (JsonWriter out = new JsonWriter(text)) {
      out.setSerializeNulls(true);
      out.beginObject();
      out.name("meter").value(meter).name("device").value(device);
      out.name("quantity").value(quantity).name("time").value(time.toString());
      out.name("ordinal").value(ordinal).name("revision").value(revision).name("value");
      value(out);
      Optional<BigDecimal> number =
          kind.equals("number") ? Optional.of(new BigDecimal(value)) : Optional.empty();
      out.name("scaler").value(number.map(exact -> -exact.scale()).orElse(null));
      out.name("unit").value(unit).name("scaled").value(number.map(exact -> value).orElse(null));
      out.name("quality").beginArray();
      for (String flag : quality.stream().map(Enum::name).collect(Collectors.toList())) {
        out.value(flag);
      }
      out.endArray();
      out.name("origin").value(origin).name("gateway").value(gateway);
      out.name("epoch").value(epoch.toString()).name("sequence").value(sequence);
      out.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return text.toString();
  }

  private void value(JsonWriter out) throws IOException {
    switch (kind) {
      case "none" -> out.nullValue();
      case "flag" -> out.value(Boolean.parseBoolean(value));
      case "number" -> number(out, new BigDecimal(value));
      default -> out.value(value);
    }
  }

  private void number(JsonWriter out, BigDecimal number) throws IOException {
    BigDecimal steps = new BigDecimal(number.unscaledValue()).abs();
    if (steps.compareTo(MAX_EXACT) > 0) {
      out.value(value);
    } else {
      out.jsonValue(value);
    }
  }
}
