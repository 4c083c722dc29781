// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Counters in the database, which move with the transaction that they tell of. */
final class CounterTable {

  static final String BATCHES = "batches";
  static final String REDELIVERED = "redelivered";
  static final String LATE = "late";
  static final String OUT_OF_ORDER = "out-of-order";
  static final String READINGS = "readings";
  static final String REPEATS = "repeats";
  static final String REVISIONS = "revisions";
  static final String MALFORMED = "malformed";

  private final Connection connection;

  CounterTable(Connection connection) {
    this.connection = connection;
  }

  /**
   * Adds {@code count}.
   *
   * @param epoch empty where it is not known
   */
  void add(String gateway, String epoch, String name, long count) throws SQLException {
    if (count == 0) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO counter VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET count = count + excluded.count""")) {
      insert.setString(1, gateway);
      insert.setString(2, epoch);
      insert.setString(3, name);
      insert.setLong(4, count);
      insert.executeUpdate();
    }
  }
}
