// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kilowire.ims.ReadingRow;
import org.kilowire.ims.Readings;
import org.kilowire.tests.support.Eventually;

/**
 * What an IMS's database holds, read while it is written.
 *
 * @param file that need not be there yet
 */
record ImsTables(Path file) {

  private static final long BUSY_MILLIS = 30_000;

  /**
   * An event as it came.
   *
   * @param details a JSON object
   */
  record Event(String meter, String code, String details) {}

  /** All rows of a meter. */
  List<ReadingRow> rows(String meter) throws SQLException {
    List<ReadingRow> rows = new ArrayList<>();
    if (isThere()) {
      new Readings(file).each(Optional.of(meter), rows::add);
    }
    return rows;
  }

  /**
   * Waits until the meters that events of {@code code} are of are these: events travel by
   * themselves, and may come behind the readings of the same moment.
   */
  void awaitTold(String code, Set<String> meters) {
    Eventually.await(
        () -> code + " of " + meters + ", but of " + told(code), () -> told(code).equals(meters));
  }

  /** The meters that events of {@code code} are of. */
  private Set<String> told(String code) {
    try {
      return events(code).stream().map(Event::meter).collect(Collectors.toSet());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Events of that code, in the order of their numbers. */
  List<Event> events(String code) throws SQLException {
    List<Event> events = new ArrayList<>();
    if (!isThere()) {
      return events;
    }
    try (Connection connection = connection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT meter, code, details FROM event WHERE code = ? ORDER BY number")) {
      select.setString(1, code);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          events.add(new Event(found.getString(1), found.getString(2), found.getString(3)));
        }
      }
    }
    return events;
  }

  /** The last sequence number that is here, of any epoch; 0 for none. */
  long upTo() throws SQLException {
    return number("SELECT max(up_to) FROM chain");
  }

  /** A counter over all gateways and epochs. */
  long counter(String name) throws SQLException {
    return number("SELECT sum(count) FROM counter WHERE name = '" + name + "'");
  }

  /** Whether a value of that time and ordinal is there. */
  boolean has(String meter, String quantity, Instant time, int ordinal) throws SQLException {
    return number(
            "SELECT count(*) FROM reading WHERE meter = '%s' AND quantity = '%s' AND time = %d"
                    .formatted(meter, quantity, time.toEpochMilli())
                + " AND ordinal = "
                + ordinal)
        > 0;
  }

  private long number(String sql) throws SQLException {
    return isThere() ? ask(sql) : 0;
  }

  /** The IMS makes the file first and its tables a moment later. */
  private boolean isThere() throws SQLException {
    return Files.exists(file) && ask("PRAGMA user_version") > 0;
  }

  private long ask(String sql) throws SQLException {
    try (Connection connection = connection();
        PreparedStatement select = connection.prepareStatement(sql);
        ResultSet found = select.executeQuery()) {
      return found.next() ? found.getLong(1) : 0;
    }
  }

  private Connection connection() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (PreparedStatement wait =
        connection.prepareStatement("PRAGMA busy_timeout = " + BUSY_MILLIS)) {
      wait.execute();
    }
    return connection;
  }
}
