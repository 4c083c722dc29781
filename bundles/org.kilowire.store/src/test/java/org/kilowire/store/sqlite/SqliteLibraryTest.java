// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SqliteLibraryTest {

  private static final Path PLACE = Path.of("/data/kilowire.native/1");

  @Test
  void a_full_disk_a_folder_and_a_system_that_do_not_take_the_library_are_told_apart() {
    assertThat(SqliteLibrary.failure(PLACE, true, 4096))
        .contains(PLACE.toString(), "no room, 4096 octets", "org.sqlite.tmpdir");
    assertThat(SqliteLibrary.failure(PLACE, true, 1 << 30))
        .contains(PLACE.toString(), "noexec", "org.sqlite.tmpdir");
    assertThat(SqliteLibrary.failure(PLACE, false, 1 << 30))
        .contains("not there for this system, Linux/")
        .doesNotContain("noexec");
  }
}
