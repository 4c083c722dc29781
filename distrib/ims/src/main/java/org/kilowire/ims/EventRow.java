// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;

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

  /** A JSON object. */
  public String json() {
    JsonObject object = new JsonObject();
    object.addProperty("gateway", gateway);
    object.addProperty("epoch", epoch);
    object.addProperty("number", number);
    object.addProperty("meter", meter);
    object.addProperty("code", code);
    object.addProperty("at", at.toString());
    object.add("details", JsonParser.parseString(details));
    return object.toString();
  }
}
