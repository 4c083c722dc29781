// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.kilowire.contract.Range;
import org.kilowire.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.jdbc4.JDBC4Connection;

/** The open database: a connection that writes and one that reads. */
public final class Database {

  /** Something to be read, from one snapshot. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(Sql sql) throws SQLException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private static final int BUSY_MILLIS = 10_000;
  private static final int WAL_OCTETS = 16 << 20;

  /** What a copy leaves free on the disk, for the store to go on. */
  private static final long COPY_LEAVES = 32L << 20;

  private final Folder folder;
  private final Sql reader;
  private final Sql writing;
  private final Writer writer;
  private final ReentrantLock reading = new ReentrantLock();
  private boolean closed;

  private Database(Folder folder, Sql writing, Sql reader, Consumer<Range> committed) {
    this.folder = folder;
    this.writing = writing;
    this.reader = reader;
    this.writer = new Writer(writing, committed);
  }

  /**
   * Opens the database in {@code path}, or makes a new one where there is none.
   *
   * @param schema that the database has afterwards, or one that has only added to it
   * @param first what a new database gets as its first rows
   * @throws StoreException if it is in use, is not ours, is damaged, or does not promise that a
   *     commit is on the disk. Nothing is changed then, and never is a new one begun in its place
   */
  public static Database open(
      Path path, Schema schema, Writer.Job<Void> first, Consumer<Range> committed) {
    Folder folder = Folder.lock(path);
    try {
      SqliteLibrary.load(folder);
      if (!exists(folder)) {
        create(folder, schema, first);
      }
      Sql writing = writing(folder, schema);
      Database database = new Database(folder, writing, reading(folder, writing), committed);
      database.writer.start();
      return database;
    } catch (SQLException | IOException | RuntimeException | LinkageError e) {
      unlock(folder);
      throw new StoreException(
          folder.database() + " cannot be opened and was left as it is: " + e.getMessage(), e);
    }
  }

  private static boolean exists(Folder folder) throws IOException {
    Path file = folder.database();
    if (Files.exists(file)) {
      if (Files.size(file) == 0) {
        throw new StoreException("it is empty, which no database of ours ever is");
      }
      return true;
    }
    if (Files.exists(file.resolveSibling(file.getFileName() + "-wal"))) {
      throw new StoreException("it is gone and has left its write-ahead log behind");
    }
    return false;
  }

  private static void create(Folder folder, Schema schema, Writer.Job<Void> first)
      throws IOException, SQLException {
    Path draft = folder.draft();
    Sql sql = connect(draft);
    try {
      sql.run("PRAGMA application_id = " + Schema.APPLICATION_ID);
      sql.run("BEGIN IMMEDIATE");
      schema.migrate(sql);
      first.run(new Transaction(sql));
      sql.run("COMMIT");
    } finally {
      sql.close();
    }
    folder.adopt(draft);
  }

  private static Sql writing(Folder folder, Schema schema) throws SQLException, IOException {
    Sql sql = connect(folder.database());
    try {
      schema.check(sql);
      sql.run("PRAGMA journal_mode = WAL");
      sql.run("PRAGMA synchronous = FULL");
      sql.run("PRAGMA journal_size_limit = " + WAL_OCTETS);
      requireDurable(sql);
      copy(folder, schema.copiedAs(sql), sql);
      sql.run("BEGIN IMMEDIATE");
      schema.migrate(sql);
      sql.run("COMMIT");
      return sql;
    } catch (SQLException | IOException | StoreException e) {
      sql.close();
      throw e;
    }
  }

  /** Keeps the database as it is, for an earlier program; that of version 0 is none. */
  private static void copy(Folder folder, int version, Sql sql) throws SQLException, IOException {
    if (version == 0) {
      return;
    }
    Path draft = folder.copyDraft();
    long octets = sql.number("PRAGMA page_count") * sql.number("PRAGMA page_size");
    long free = draft.toFile().getUsableSpace();
    if (free < octets + COPY_LEAVES) {
      throw new StoreException(
          "it has to be copied before it is brought up to this version: that takes "
              + (octets + COPY_LEAVES)
              + " octets, and "
              + free
              + " are free");
    }
    sql.update("VACUUM INTO ?", draft.toString());
    Path kept = folder.keepCopy(draft, version);
    LOG.info("the store as it was is kept in {}", kept);
  }

  private static Sql reading(Folder folder, Sql writing) throws SQLException {
    try {
      Sql reader = connect(folder.database());
      reader.run("PRAGMA query_only = 1");
      return reader;
    } catch (SQLException e) {
      writing.close();
      throw e;
    }
  }

  /** What was asked for is asked back: a connection may say yes and do otherwise. */
  private static void requireDurable(Sql sql) throws SQLException {
    String journal = sql.first("PRAGMA journal_mode", row -> row.getString(1)).orElse("");
    long synchronous = sql.number("PRAGMA synchronous");
    if (!journal.equals("wal") || synchronous != 2) {
      throw new StoreException(
          "journal_mode is " + journal + " and synchronous " + synchronous + ", not wal and 2");
    }
  }

  /**
   * Without SQLite's {@code java.sql.Driver}: that would register itself with the JDK for ever, and
   * keep this class loader and its native library.
   */
  static Sql connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setPragma(SQLiteConfig.Pragma.TEMP_STORE, "MEMORY");
    String name = file.toString();
    return new Sql(new JDBC4Connection("jdbc:sqlite:" + name, name, config.toProperties()));
  }

  public Writer writer() {
    return writer;
  }

  /** Reads what is committed. */
  public <T> T read(Reading<T> what) {
    reading.lock();
    try {
      if (closed) {
        throw new StoreException("the store is closed");
      }
      reader.run("BEGIN");
      try {
        return what.read(reader);
      } catch (SQLException e) {
        reader.forget();
        throw e;
      } finally {
        reader.run("COMMIT");
      }
    } catch (SQLException e) {
      throw SqliteFailures.translated(e);
    } finally {
      reading.unlock();
    }
  }

  /** Writes what waits, then closes. Later calls do nothing. */
  public void close() {
    writer.close();
    reading.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      reader.close();
      writing.close();
    } catch (SQLException e) {
      throw SqliteFailures.translated(e);
    } finally {
      unlock(folder);
      reading.unlock();
    }
  }

  private static void unlock(Folder folder) {
    try {
      folder.unlock();
    } catch (IOException e) {
      throw new StoreException(folder.database() + " cannot be unlocked: " + e, e);
    }
  }
}
