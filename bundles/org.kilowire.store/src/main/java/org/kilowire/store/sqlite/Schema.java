// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.sqlite;

import java.sql.SQLException;
import java.util.List;
import org.kilowire.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables, as steps: a database of an earlier version is brought up step by step. A step that
 * was released is never changed; what changes is a further step, and a step only adds wherever that
 * is possible.
 *
 * <p>The database's {@code user_version} is the oldest version that can use it, so that an earlier
 * program goes on with what only had something added; how many steps it has had stands in {@code
 * schema_steps}, from the second step on.
 */
public final class Schema {

  /**
   * What leads from one version to the next.
   *
   * @param usableFrom the oldest version that can use a database after this step: that before for a
   *     step that only adds, its own number else
   */
  record SchemaStep(int usableFrom, List<String> statements) {}

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  /** "KWst": what tells this database from any other (sqlite.org/fileformat2, 1.3.15). */
  static final int APPLICATION_ID = 0x4B577374;

  private static final String STEPS_TABLE =
      "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_steps'";

  /**
   * A block's id never changes; its sequence number is the id less outbox.base, so that a new epoch
   * moves one number and no block. All times are ms since 1970, UTC.
   */
  private static final SchemaStep FIRST =
      new SchemaStep(
          1,
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
              ) STRICT\
              """,
              """
              CREATE TABLE block (
                id INTEGER PRIMARY KEY,
                stored_at INTEGER NOT NULL,
                body BLOB NOT NULL
              ) STRICT\
              """,
              """
              CREATE TABLE batch (
                first INTEGER PRIMARY KEY,
                last INTEGER NOT NULL UNIQUE,
                made INTEGER NOT NULL,
                before BLOB NOT NULL,
                after BLOB NOT NULL,
                octets INTEGER NOT NULL,
                released_at INTEGER
              ) STRICT\
              """,
              """
              CREATE TABLE watermark (
                meter TEXT NOT NULL,
                device TEXT NOT NULL,
                series TEXT NOT NULL,
                time INTEGER NOT NULL,
                ordinal INTEGER NOT NULL,
                PRIMARY KEY (meter, device, series)
              ) STRICT, WITHOUT ROWID\
              """,
              """
              CREATE TABLE clock_offset (
                meter TEXT NOT NULL,
                device TEXT NOT NULL,
                series TEXT NOT NULL,
                offset INTEGER NOT NULL,
                noted_at INTEGER NOT NULL,
                PRIMARY KEY (meter, device, series)
              ) STRICT, WITHOUT ROWID\
              """,
              """
              CREATE TABLE event_log (
                one INTEGER PRIMARY KEY CHECK (one = 1),
                last INTEGER NOT NULL,
                dropped INTEGER NOT NULL
              ) STRICT\
              """,
              "INSERT INTO event_log VALUES (1, 0, 0)",
              """
              CREATE TABLE event (
                number INTEGER PRIMARY KEY,
                body BLOB NOT NULL
              ) STRICT\
              """,
              """
              CREATE TABLE fleet (
                one INTEGER PRIMARY KEY CHECK (one = 1),
                text TEXT NOT NULL,
                sha256 BLOB NOT NULL,
                since INTEGER NOT NULL
              ) STRICT\
              """));

  /** An empty mac, or one by another key than the present one, stands for any secret. */
  private static final SchemaStep REFUSED_CREDENTIALS =
      new SchemaStep(
          1,
          List.of(
              """
              CREATE TABLE schema_steps (
                one INTEGER PRIMARY KEY CHECK (one = 1),
                had INTEGER NOT NULL
              ) STRICT\
              """,
              "INSERT INTO schema_steps VALUES (1, 1)",
              """
              CREATE TABLE refused_credential (
                line TEXT NOT NULL,
                server TEXT NOT NULL,
                client TEXT NOT NULL,
                mac BLOB NOT NULL,
                key BLOB NOT NULL,
                rejections INTEGER NOT NULL,
                meter TEXT NOT NULL,
                since INTEGER NOT NULL,
                PRIMARY KEY (line, server, client, mac)
              ) STRICT, WITHOUT ROWID\
              """,
              """
              CREATE TABLE obeyed_release (
                request TEXT PRIMARY KEY,
                at INTEGER NOT NULL
              ) STRICT, WITHOUT ROWID\
              """));

  /** How often on a day since 1970 something of a meter that wears was used. */
  private static final SchemaStep METER_USES =
      new SchemaStep(
          1,
          List.of(
              """
              CREATE TABLE meter_use (
                meter TEXT NOT NULL,
                use TEXT NOT NULL,
                day INTEGER NOT NULL,
                count INTEGER NOT NULL,
                PRIMARY KEY (meter, use, day)
              ) STRICT, WITHOUT ROWID\
              """));

  /** That of this program. */
  public static final Schema NOW = new Schema(List.of(FIRST, REFUSED_CREDENTIALS, METER_USES));

  private final List<SchemaStep> steps;

  Schema(List<SchemaStep> steps) {
    this.steps = List.copyOf(steps);
  }

  /** That of an earlier program, for tests of going back. */
  public static Schema former(int version) {
    return new Schema(NOW.steps.subList(0, version));
  }

  /** Refuses a database that is not ours to use. */
  void check(Sql sql) throws SQLException {
    long id = sql.number("PRAGMA application_id");
    if (id != APPLICATION_ID) {
      throw new StoreException("it is not a database of Kilowire's: application id " + id);
    }
    long oldest = usableFrom(sql);
    if (oldest < 1) {
      throw new StoreException("it has version " + oldest + ", and versions begin with 1");
    }
    if (oldest > steps.size()) {
      throw new StoreException(
          "it was written by a newer version of Kilowire and cannot be used by a version before "
              + oldest
              + "; this is "
              + steps.size()
              + ". Install the newer version again, or put the copy that it made, "
              + Folder.COPY
              + "N, in its place; that lacks what was stored since");
    }
    if (had(sql) > steps.size()) {
      LOG.info("a newer version of Kilowire has added to the store; it is used all the same");
    }
  }

  private static long usableFrom(Sql sql) throws SQLException {
    return sql.number("PRAGMA user_version");
  }

  /** The database of the first version has no table of it. */
  private static int had(Sql sql) throws SQLException {
    return sql.number(STEPS_TABLE) == 0
        ? (int) usableFrom(sql)
        : (int) sql.number("SELECT had FROM schema_steps");
  }

  /**
   * The version that the database is to be copied as before it is brought up: an earlier program
   * cannot use it afterwards. 0 where no copy is wanted.
   */
  int copiedAs(Sql sql) throws SQLException {
    int had = Math.min(had(sql), steps.size());
    boolean onlyAdds =
        steps.subList(had, steps.size()).stream().allMatch(s -> s.usableFrom() <= had);
    return had == 0 || onlyAdds ? 0 : had;
  }

  /** Brings the database to the newest version; within the caller's transaction. */
  void migrate(Sql sql) throws SQLException {
    int had = had(sql);
    if (had >= steps.size()) {
      return;
    }
    int usableFrom = (int) usableFrom(sql);
    for (SchemaStep step : steps.subList(had, steps.size())) {
      for (String statement : step.statements()) {
        sql.run(statement);
      }
      usableFrom = Math.max(usableFrom, step.usableFrom());
    }
    if (steps.size() > 1) {
      sql.run("UPDATE schema_steps SET had = " + steps.size());
    }
    sql.run("PRAGMA user_version = " + usableFrom);
  }
}
