// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.store.StoreException;
import org.kilowire.store.sqlite.Schema.SchemaStep;

/** Steps that an earlier version cannot live with. */
final class SchemaCopyTest {

  private static final SchemaStep FIRST =
      new SchemaStep(1, List.of("CREATE TABLE row (number INTEGER PRIMARY KEY) STRICT"));
  private static final SchemaStep ADDS =
      new SchemaStep(
          1,
          List.of(
              "CREATE TABLE schema_steps (one INTEGER PRIMARY KEY, had INTEGER NOT NULL) STRICT",
              "INSERT INTO schema_steps VALUES (1, 1)"));
  private static final SchemaStep BREAKS =
      new SchemaStep(3, List.of("ALTER TABLE row RENAME TO line"));
  private static final SchemaStep BREAKS_AGAIN =
      new SchemaStep(4, List.of("ALTER TABLE line RENAME TO entry"));

  @TempDir private Path folder;

  private Database open(SchemaStep... steps) {
    return Database.open(folder, new Schema(List.of(steps)), first -> null, range -> {});
  }

  private void use(String table, SchemaStep... steps) {
    Database database = open(steps);
    database
        .writer()
        .call(all -> all.sql().update("INSERT INTO " + table + " SELECT count(*) FROM " + table));
    database.close();
  }

  private long rows(String table, SchemaStep... steps) {
    Database database = open(steps);
    long rows = database.read(sql -> sql.number("SELECT count(*) FROM " + table));
    database.close();
    return rows;
  }

  private List<String> copies() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = new ArrayList<>(files.map(f -> f.getFileName().toString()).toList());
      names.removeIf(name -> !name.contains("version") && !name.contains("copy"));
      return names;
    }
  }

  @Test
  void a_step_that_not_only_adds_keeps_a_copy_which_the_earlier_version_goes_on_with()
      throws IOException {
    use("row", FIRST, ADDS);
    use("line", FIRST, ADDS, BREAKS);
    assertThat(copies()).containsExactly("kilowire.db.version-2");
    Path copy = folder.resolve("kilowire.db.version-2");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> open(FIRST, ADDS))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be used by a version before 3; this is 2")
        .hasMessageContaining("kilowire.db.version-N");
    assertThat(rows("line", FIRST, ADDS, BREAKS)).as("it was left as it is").isEqualTo(2);
    Files.move(copy, folder.resolve("kilowire.db"), StandardCopyOption.REPLACE_EXISTING);
    assertThat(rows("row", FIRST, ADDS)).isEqualTo(1);
  }

  @Test
  void one_copy_is_kept_the_last() throws IOException {
    use("row", FIRST);
    use("line", FIRST, ADDS, BREAKS);
    assertThat(copies()).containsExactly("kilowire.db.version-1");
    use("entry", FIRST, ADDS, BREAKS, BREAKS_AGAIN);
    assertThat(copies()).containsExactly("kilowire.db.version-3");
    assertThat(rows("entry", FIRST, ADDS, BREAKS, BREAKS_AGAIN)).isEqualTo(3);
  }

  @Test
  void a_version_that_a_newer_one_only_added_to_is_used_and_not_marked_as_old() {
    SchemaStep addsMore = new SchemaStep(1, List.of("CREATE TABLE more (number INTEGER) STRICT"));
    use("row", FIRST, ADDS, addsMore);
    use("row", FIRST, ADDS);
    assertThat(rows("more", FIRST, ADDS, addsMore)).isZero();
    assertThat(rows("row", FIRST, ADDS, addsMore)).isEqualTo(2);
  }

  @Test
  void a_new_database_needs_no_copy() throws IOException {
    use("line", FIRST, ADDS, BREAKS);
    assertThat(copies()).isEmpty();
  }
}
