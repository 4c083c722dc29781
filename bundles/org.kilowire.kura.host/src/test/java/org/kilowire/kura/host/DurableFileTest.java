// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
  @TempDir private Path folder;

  @Test
  void replaces_a_file_and_leaves_nothing_beside() throws Exception {
    Path file = folder.resolve("a");
    DurableFile.write(file, "old".getBytes(UTF_8));
    DurableFile.write(file, "new".getBytes(UTF_8));
    assertThat(file).hasContent("new");
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void what_an_interrupted_write_left_is_no_obstacle() throws Exception {
    Files.writeString(folder.resolve("a.new"), "half");
    DurableFile.write(folder.resolve("a"), "whole".getBytes(UTF_8));
    assertThat(folder.resolve("a")).hasContent("whole");
  }

  @Test
  void an_existing_folder_keeps_its_permissions() throws Exception {
    Path there = Files.createDirectory(folder.resolve("there"));
    var before = Files.getPosixFilePermissions(there);
    assertThat(DurableFile.folder(there)).isEqualTo(there);
    assertThat(Files.getPosixFilePermissions(there)).isEqualTo(before);
    assertThat(DurableFile.folder(folder.resolve("x/y"))).isDirectory();
  }
}
