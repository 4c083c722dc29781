// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChangingFolderTest {

  @TempDir private Path folder;

  @Test
  void files_that_others_make_and_remove_meanwhile_do_no_harm() throws Exception {
    Path stays = Files.writeString(folder.resolve("stays"), "é", StandardCharsets.ISO_8859_1);
    AtomicBoolean enough = new AtomicBoolean();
    Thread other = new Thread(() -> makeAndRemove(enough));
    other.start();
    try {
      for (int i = 0; i < 2_000; i++) {
        assertThat(ChangingFolder.files(folder)).contains(stays);
      }
    } finally {
      enough.set(true);
      other.join();
    }
    assertThat(ChangingFolder.octets(stays)).isEqualTo("é");
    assertThat(ChangingFolder.octets(folder.resolve("gone"))).isEmpty();
  }

  private void makeAndRemove(AtomicBoolean enough) {
    try {
      while (!enough.get()) {
        Files.delete(Files.writeString(folder.resolve("goes"), "x"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
