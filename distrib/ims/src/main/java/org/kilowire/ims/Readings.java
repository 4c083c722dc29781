// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.kilowire.contract.Range;

/** What an IMS's database holds, as it is at this moment, even while it is written. */
public final class Readings {

  private static final String ALL =
      "SELECT " + ReadingRow.COLUMNS + " FROM reading JOIN chain ON chain.id = reading.chain";
  private static final String ORDER = " ORDER BY meter, quantity, time, device, ordinal, revision";

  private final Path file;

  public Readings(Path file) {
    this.file = file;
  }

  /**
   * Gives every row to {@code sink}, one at a time, by meter, quantity, time, device, ordinal and
   * revision.
   *
   * @param meter only this one's, if given
   * @throws ImsException if the database cannot be read
   */
  public void each(Optional<String> meter, Consumer<ReadingRow> sink) {
    String sql = ALL + (meter.isPresent() ? " WHERE meter = ?" : "") + ORDER;
    try (Connection connection = ImsDatabase.read(file);
        PreparedStatement select = connection.prepareStatement(sql)) {
      if (meter.isPresent()) {
        select.setString(1, meter.get());
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          sink.accept(ReadingRow.of(rows));
        }
      }
    } catch (SQLException e) {
      throw new ImsException(file + ": " + e.getMessage(), e);
    }
  }

  /** The meters that have readings here, by name. */
  public List<String> meters() {
    try (Connection connection = ImsDatabase.read(file);
        PreparedStatement select =
            connection.prepareStatement("SELECT DISTINCT meter FROM reading ORDER BY meter");
        ResultSet rows = select.executeQuery()) {
      List<String> meters = new ArrayList<>();
      while (rows.next()) {
        meters.add(rows.getString(1));
      }
      return meters;
    } catch (SQLException e) {
      throw new ImsException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Gives every event to {@code sink}, one at a time, by time.
   *
   * @param meter only this one's, if given
   * @throws ImsException if the database cannot be read
   */
  public void events(Optional<String> meter, Consumer<EventRow> sink) {
    String where = meter.isPresent() ? " WHERE meter = ?" : "";
    try (Connection connection = ImsDatabase.read(file);
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT " + EventRow.COLUMNS + " FROM event" + where + " ORDER BY at, number")) {
      if (meter.isPresent()) {
        select.setString(1, meter.get());
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          sink.accept(EventRow.of(rows));
        }
      }
    } catch (SQLException e) {
      throw new ImsException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The sequence numbers of one gateway's epoch that are here without a hole behind them: from 1 to
   * the last; empty for none.
   */
  public Optional<Range> received(String gateway, UUID epoch) {
    try (Connection connection = ImsDatabase.read(file)) {
      long upTo = new Chains(connection).find(gateway, epoch).upTo();
      return upTo == 0 ? Optional.empty() : Optional.of(new Range(1, upTo));
    } catch (SQLException e) {
      throw new ImsException(file + ": " + e.getMessage(), e);
    }
  }

  /** The counters of a gateway, over all its epochs: redelivered, repeats, revisions, ... */
  public Map<String, Long> counters(String gateway) {
    try (Connection connection = ImsDatabase.read(file);
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT name, sum(count) FROM counter WHERE gateway = ? GROUP BY name")) {
      select.setString(1, gateway);
      Map<String, Long> counters = new TreeMap<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          counters.put(rows.getString(1), rows.getLong(2));
        }
      }
      return counters;
    } catch (SQLException e) {
      throw new ImsException(file + ": " + e.getMessage(), e);
    }
  }
}
