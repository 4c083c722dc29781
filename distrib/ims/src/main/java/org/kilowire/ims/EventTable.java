// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kilowire.contract.EventMessage;
import org.kilowire.meter.MeterEvent;
import org.kilowire.uplink.HistoryGone;

/** Events as the gateways reported them, each once. */
final class EventTable {

  private final Connection connection;

  EventTable(Connection connection) {
    this.connection = connection;
  }

  /** Keeps an event, and does what it asks for. */
  void take(EventMessage message, Chains chains, long now) throws SQLException {
    insert(message, now);
    Optional<HistoryGone> gone = HistoryGone.of(message.event());
    if (gone.isPresent()) {
      chains.resumeAt(
          chains.findOrMake(message.gateway(), message.epoch(), now), gone.get().first());
    }
  }

  private void insert(EventMessage message, long now) throws SQLException {
    MeterEvent event = message.event();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, message.gateway());
      insert.setString(2, message.epoch().toString());
      insert.setLong(3, message.number());
      insert.setString(4, event.meter());
      insert.setString(5, event.code());
      insert.setLong(6, event.at().toEpochMilli());
      insert.setString(7, json(event.details()));
      insert.setLong(8, now);
      insert.executeUpdate();
    }
  }

  private static String json(Map<String, String> details) {
    StringWriter text = new StringWriter();
    try (JsonWriter out = new JsonWriter(text)) {
      out.beginObject();
      for (Map.Entry<String, String> detail : new TreeMap<>(details).entrySet()) {
        out.name(detail.getKey()).value(detail.getValue());
      }
      out.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return text.toString();
  }
}
