// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.sqlite.SQLiteConfig;

/** The IMS's database: a file in SQLite's format, write-ahead logged, on disk at each commit. */
final class ImsDatabase {

  static final int SCHEMA = 1;

  private static final Pattern END = Pattern.compile(";\\s*\\n");
  private static final int BUSY_MILLIS = 30_000;
  private static final String MODE = "rw-------";

  private ImsDatabase() {}

  /** Opens the database to write to it; makes it if it is absent. No commit but by the caller. */
  static Connection write(Path file) {
    makePrivate(file);
    try {
      SQLiteConfig config = new SQLiteConfig();
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      config.enforceForeignKeys(true);
      config.setBusyTimeout(BUSY_MILLIS);
      return withSchema(config.createConnection(url(file)), file);
    } catch (SQLException e) {
      throw new ImsException(file + ": " + e.getMessage(), e);
    }
  }

  /** Opens a database that is there, to look at it as it is now, even while it is written. */
  static Connection read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ImsException("no such database: " + file);
    }
    try {
      SQLiteConfig config = new SQLiteConfig();
      config.setBusyTimeout(BUSY_MILLIS);
      Connection connection = config.createConnection(url(file));
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA query_only = ON");
      }
      if (version(connection) != SCHEMA) {
        connection.close();
        throw new ImsException("not a database of this IMS: " + file);
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      throw new ImsException(file + ": " + e.getMessage(), e);
    }
  }

  /** Readings are personal data. SQLite gives its log and index the mode of the database. */
  private static void makePrivate(Path file) {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(MODE)));
    } catch (FileAlreadyExistsException e) {
      // Who made it has said who may read it.
    } catch (IOException e) {
      throw new ImsException(file + " cannot be made: " + e, e);
    }
  }

  private static Connection withSchema(Connection connection, Path file) throws SQLException {
    connection.setAutoCommit(false);
    int version = version(connection);
    if (version == 0) {
      try (Statement statement = connection.createStatement()) {
        for (String table : END.splitAsStream(schema()).filter(s -> !s.isBlank()).toList()) {
          statement.execute(table);
        }
        statement.execute("PRAGMA user_version = " + SCHEMA);
      }
    } else if (version != SCHEMA) {
      connection.close();
      throw new ImsException(file + " has schema " + version + ", not " + SCHEMA);
    }
    connection.commit();
    return connection;
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("PRAGMA user_version")) {
      return found.getInt(1);
    }
  }

  private static String url(Path file) {
    return "jdbc:sqlite:" + file.toAbsolutePath();
  }

  private static String schema() {
    try (InputStream in = ImsDatabase.class.getResourceAsStream("schema.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("our own schema cannot be read", e);
    }
  }
}
