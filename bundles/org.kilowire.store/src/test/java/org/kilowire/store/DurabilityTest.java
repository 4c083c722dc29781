// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** What opening promises, and what it refuses. */
final class DurabilityTest {

  @TempDir private Path folder;

  private Path database() {
    return folder.resolve("kilowire.db");
  }

  private Store open() {
    return Store.open(Some.settings(folder));
  }

  @Test
  void a_commit_is_synced_and_logged_ahead_on_the_connection_that_writes() {
    try (Store store = open()) {
      assertThat(
              store
                  .database()
                  .writer()
                  .<String>call(
                      transaction ->
                          transaction.sql().number("PRAGMA synchronous")
                              + " "
                              + transaction
                                  .sql()
                                  .first("PRAGMA journal_mode", row -> row.getString(1))
                                  .orElseThrow()))
          .isEqualTo("2 wal");
      assertThat(folder.resolve("kilowire.db-wal")).exists();
    }
  }

  @Test
  void nobody_else_may_read_any_file() throws IOException {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews())
        .as("no POSIX permissions here")
        .contains("posix");
    try (Store store = open();
        Stream<Path> files = Files.walk(folder)) {
      Some.append(store, 1);
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void a_second_opening_of_the_folder_is_refused_until_the_first_is_closed() {
    try (Store store = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("in use");
      Some.append(store, 1);
    }
    try (Store store = open()) {
      assertThat(store.outbox().status().last()).isEqualTo(1);
    }
  }

  @Test
  void another_gateways_store_is_refused() {
    open().close();
    assertThatThrownBy(() -> Store.open(StoreSettings.of(folder, "gw-2")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("gw-1")
        .hasMessageContaining("gw-2");
    open().close();
  }

  @Test
  void a_folder_of_somebody_else_is_refused_and_left_as_it_is() throws IOException {
    Path theirs = Files.createFile(folder.resolve("theirs"));
    Set<PosixFilePermission> open = PosixFilePermissions.fromString("rwxrwxrwx");
    Files.setPosixFilePermissions(folder, open);
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(folder + " is not empty")
        .hasMessageContaining("kilowire.db");
    assertThat(folder).isDirectoryContaining(theirs::equals);
    assertThat(folder.resolve("kilowire.lock")).doesNotExist();
    Files.delete(theirs);
    open().close();
    assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(open);
  }

  @Test
  void a_store_with_a_row_that_is_damaged_is_refused_and_nothing_of_it_stays_open() {
    try (Store store = open()) {
      store
          .database()
          .writer()
          .call(transaction -> transaction.sql().update("UPDATE outbox SET epoch = 'x'"));
    }
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(this::open)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("cannot be used");
    }
  }

  @Test
  void a_damaged_database_is_refused_and_left_as_it_is() throws IOException {
    try (Store store = open()) {
      Some.append(store, 200);
    }
    byte[] whole = Files.readAllBytes(database());
    byte[] garbage = whole.clone();
    Arrays.fill(garbage, 0, 4096, (byte) 0x5A);
    byte[] headless = whole.clone();
    Arrays.fill(headless, 100, 4096, (byte) 0xFF);
    refuses(new byte[0]);
    refuses("not a database".getBytes(StandardCharsets.US_ASCII));
    refuses(garbage);
    refuses(headless);
    refuses(Arrays.copyOf(whole, whole.length / 2));
    refuses(Arrays.copyOf(whole, 4096));
    Files.write(database(), whole);
    try (Store store = open()) {
      assertThat(store.outbox().status().last()).isEqualTo(200);
    }
  }

  private void refuses(byte[] damaged) throws IOException {
    Files.write(database(), damaged);
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(folder.toString());
    assertThat(Files.readAllBytes(database())).isEqualTo(damaged);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path left : files.filter(f -> f.toString().contains("db-")).toList()) {
        Files.delete(left);
      }
    }
  }

  @Test
  void a_log_without_its_database_is_refused() throws IOException {
    Files.write(folder.resolve("kilowire.db-wal"), new byte[] {1});
    assertThatThrownBy(this::open).hasMessageContaining("write-ahead log");
    assertThat(database()).doesNotExist();
  }

  @Test
  void a_start_that_was_broken_off_while_making_the_database_is_made_good() throws IOException {
    Files.write(folder.resolve("kilowire.db.new"), new byte[] {1, 2, 3});
    try (Store store = open()) {
      assertThat(store.outbox().status().last()).isZero();
    }
    assertThat(folder.resolve("kilowire.db.new")).doesNotExist();
  }

  @Test
  void a_database_of_a_newer_program_or_of_somebody_else_is_refused() throws SQLException {
    open().close();
    change("PRAGMA user_version = 99");
    assertThatThrownBy(this::open).hasMessageContaining("a version before 99; this is");
    change("PRAGMA user_version = 1", "PRAGMA application_id = 7");
    assertThatThrownBy(this::open).hasMessageContaining("application id 7");
  }

  @Test
  void an_outbox_that_contradicts_itself_is_refused() throws SQLException {
    try (Store store = open()) {
      Some.append(store, 3);
    }
    change("DELETE FROM block WHERE id = 3");
    assertThatThrownBy(this::open).hasMessageContaining("it is inconsistent");
  }

  @Test
  void a_batch_whose_blocks_were_changed_is_not_sent_again() throws SQLException {
    try (Store store = open()) {
      Some.append(store, 3);
      Some.batch(store, 0, 3);
    }
    change("UPDATE block SET body = CAST('{}' AS BLOB) WHERE id = 2");
    try (Store store = open()) {
      assertThatThrownBy(() -> Some.batch(store, 0, 3))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("damaged");
    }
  }

  private void change(String... statements) throws SQLException {
    try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + database());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
