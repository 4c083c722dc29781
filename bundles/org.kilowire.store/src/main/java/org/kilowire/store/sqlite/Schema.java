// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.sqlite;

import java.sql.SQLException;
import java.util.List;
import org.kilowire.store.StoreException;

/**
 * The tables, as steps: a database of an earlier version is brought up step by step. A step that
 * was released is never changed; what changes is a further step.
 */
final class Schema {

  /** "KWst": what tells this database from any other (sqlite.org/fileformat2, 1.3.15). */
  static final int APPLICATION_ID = 0x4B577374;

  /**
   * A block's id never changes; its sequence number is the id less outbox.base, so that a new epoch
   * moves one number and no block. All times are ms since 1970, UTC.
   */
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              """
              CREATE TABLE outbox (
                one INTEGER PRIMARY KEY CHECK (one = 1),
                gateway TEXT NOT NULL,
                epoch TEXT NOT NULL,
                base INTEGER NOT NULL,
                last INTEGER NOT NULL,
                batched INTEGER NOT NULL,
                digest BLOB NOT NULL,
                released INTEGER NOT NULL,
                unreleased_octets INTEGER NOT NULL
              ) STRICT""",
              """
              CREATE TABLE block (
                id INTEGER PRIMARY KEY,
                stored_at INTEGER NOT NULL,
                body BLOB NOT NULL
              ) STRICT""",
              """
              CREATE TABLE batch (
                first INTEGER PRIMARY KEY,
                last INTEGER NOT NULL UNIQUE,
                made INTEGER NOT NULL,
                before BLOB NOT NULL,
                after BLOB NOT NULL,
                octets INTEGER NOT NULL,
                released_at INTEGER
              ) STRICT""",
              """
              CREATE TABLE watermark (
                meter TEXT NOT NULL,
                device TEXT NOT NULL,
                series TEXT NOT NULL,
                time INTEGER NOT NULL,
                ordinal INTEGER NOT NULL,
                PRIMARY KEY (meter, device, series)
              ) STRICT, WITHOUT ROWID""",
              """
              CREATE TABLE clock_offset (
                meter TEXT NOT NULL,
                device TEXT NOT NULL,
                series TEXT NOT NULL,
                offset INTEGER NOT NULL,
                noted_at INTEGER NOT NULL,
                PRIMARY KEY (meter, device, series)
              ) STRICT, WITHOUT ROWID""",
              """
              CREATE TABLE event_log (
                one INTEGER PRIMARY KEY CHECK (one = 1),
                last INTEGER NOT NULL,
                dropped INTEGER NOT NULL
              ) STRICT""",
              "INSERT INTO event_log VALUES (1, 0, 0)",
              """
              CREATE TABLE event (
                number INTEGER PRIMARY KEY,
                body BLOB NOT NULL
              ) STRICT""",
              """
              CREATE TABLE fleet (
                one INTEGER PRIMARY KEY CHECK (one = 1),
                text TEXT NOT NULL,
                sha256 BLOB NOT NULL,
                since INTEGER NOT NULL
              ) STRICT"""));

  private Schema() {}

  /** Refuses a database that is not ours to read. */
  static void check(Sql sql) throws SQLException {
    long id = sql.number("PRAGMA application_id");
    if (id != APPLICATION_ID) {
      throw new StoreException("it is not a database of Kilowire's: application id " + id);
    }
    long version = sql.number("PRAGMA user_version");
    if (version < 1 || version > STEPS.size()) {
      throw new StoreException(
          "it has version " + version + ", this program knows 1 to " + STEPS.size());
    }
  }

  /** Brings the database to the newest version; within the caller's transaction. */
  static void migrate(Sql sql) throws SQLException {
    int version = (int) sql.number("PRAGMA user_version");
    for (List<String> step : STEPS.subList(version, STEPS.size())) {
      for (String statement : step) {
        sql.run(statement);
      }
    }
    if (version < STEPS.size()) {
      sql.run("PRAGMA user_version = " + STEPS.size());
    }
  }
}
