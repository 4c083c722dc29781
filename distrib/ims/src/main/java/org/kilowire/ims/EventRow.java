// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import com.google.gson.JsonParser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An event as a gateway reported it.
 *
 * @param number counts the events of an epoch
 * @param meter the fleet's id of the meter, or the gateway's own id
 * @param details a JSON object of texts
 */
public record EventRow(
    String gateway,
    String epoch,
    long number,
    String meter,
    String code,
    Instant at,
    String details) {

  /** Names of {@link #members}, in their order. */
  public static final List<String> MEMBERS =
      List.of("gateway", "epoch", "number", "meter", "code", "at", "details");

  static final String COLUMNS = "gateway, epoch, number, meter, code, at, details";

  static EventRow of(ResultSet row) throws SQLException {
    return new EventRow(
        row.getString(1),
        row.getString(2),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        Instant.ofEpochMilli(row.getLong(6)),
        row.getString(7));
  }

  /** A line for people. */
  public String line() {
    return String.format(Locale.ROOT, "%s  %-12s %-20s %s", at, meter, code, details).strip();
  }

  /** What programs are told, by {@link #MEMBERS}. */
  public Map<String, Object> members() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("gateway", gateway);
    all.put("epoch", epoch);
    all.put("number", number);
    all.put("meter", meter);
    all.put("code", code);
    all.put("at", at.toString());
    Map<String, Object> texts = new LinkedHashMap<>();
    JsonParser.parseString(details)
        .getAsJsonObject()
        .entrySet()
        .forEach(detail -> texts.put(detail.getKey(), detail.getValue().getAsString()));
    all.put("details", texts);
    return all;
  }
}
