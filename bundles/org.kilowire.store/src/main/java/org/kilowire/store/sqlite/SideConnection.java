// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.kilowire.store.StoreException;

/**
 * A connection of a tool's to a store that a gateway may have open in another process: short
 * transactions between the gateway's own, and no step of the schema.
 */
public final class SideConnection implements AutoCloseable {

  private final Sql sql;

  private SideConnection(Sql sql) {
    this.sql = sql;
  }

  /**
   * Connects to the database in {@code folder}.
   *
   * @throws StoreException if there is none that this program can use
   */
  public static SideConnection open(Path folder) {
    Path file = Folder.database(folder);
    if (!Files.isRegularFile(file)) {
      throw new StoreException("there is no store in " + folder);
    }
    try {
      SqliteLibrary.load();
      Sql sql = Database.connect(file);
      try {
        Schema.NOW.check(sql);
        sql.run("PRAGMA synchronous = FULL");
        return new SideConnection(sql);
      } catch (SQLException | StoreException e) {
        sql.close();
        throw e;
      }
    } catch (SQLException | IOException e) {
      throw new StoreException(file + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /** Whether a step of the schema has made this table already. */
  public boolean has(String table) {
    return call(
        transaction ->
            transaction.sql().number("SELECT count(*) FROM sqlite_schema WHERE name = ?", table)
                > 0);
  }

  /** Runs a transaction of its own, which the disk has when this returns. */
  public <T> T call(Writer.Job<T> job) {
    try {
      sql.run("BEGIN IMMEDIATE");
      boolean done = false;
      try {
        T result = job.run(new Transaction(sql));
        sql.run("COMMIT");
        done = true;
        return result;
      } finally {
        if (!done) {
          sql.forget();
          sql.run("ROLLBACK");
        }
      }
    } catch (SQLException e) {
      throw SqliteFailures.translated(e);
    }
  }

  @Override
  public void close() {
    try {
      sql.close();
    } catch (SQLException e) {
      throw SqliteFailures.translated(e);
    }
  }
}
