// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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

  /** Names of {@link #members}, in their order. */
  public static final List<String> MEMBERS =
      List.of(
          "meter",
          "device",
          "quantity",
          "time",
          "ordinal",
          "revision",
          "value",
          "scaler",
          "unit",
          "scaled",
          "quality",
          "origin",
          "gateway",
          "epoch",
          "sequence");

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

  /** What programs are told, by {@link #MEMBERS}; the value null for none. */
  public Map<String, Object> members() {
    Optional<BigDecimal> number =
        kind.equals("number") ? Optional.of(new BigDecimal(value)) : Optional.empty();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("meter", meter);
    all.put("device", device);
    all.put("quantity", quantity);
    all.put("time", time.toString());
    all.put("ordinal", ordinal);
    all.put("revision", revision);
    all.put("value", number.<Object>map(Function.identity()).orElseGet(this::notNumber));
    all.put("scaler", number.map(exact -> -exact.scale()).orElse(null));
    all.put("unit", unit);
    all.put("scaled", number.isPresent() ? value : null);
    all.put("quality", quality.stream().map(Enum::name).toList());
    all.put("origin", origin);
    all.put("gateway", gateway);
    all.put("epoch", epoch.toString());
    all.put("sequence", sequence);
    return all;
  }

  private Object notNumber() {
    return switch (kind) {
      case "none" -> null;
      case "flag" -> Boolean.parseBoolean(value);
      default -> value;
    };
  }
}
