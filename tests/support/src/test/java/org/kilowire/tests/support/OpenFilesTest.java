// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenFilesTest {

  @TempDir private Path folder;

  @Test
  void a_file_is_listed_while_it_is_open() throws Exception {
    Path file = folder.resolve("open");
    try (OutputStream open = Files.newOutputStream(file)) {
      open.write(1);
      assertThat(OpenFiles.under(folder)).containsExactly(file);
    }
    assertThat(OpenFiles.under(folder)).isEmpty();
  }

  @Test
  void files_that_others_open_and_close_meanwhile_do_no_harm() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    Thread other = new Thread(() -> openAndClose(enough));
    other.start();
    try {
      for (int i = 0; i < 2_000; i++) {
        assertThat(OpenFiles.all()).isNotEmpty();
      }
    } finally {
      enough.set(true);
      other.join();
    }
  }

  private void openAndClose(AtomicBoolean enough) {
    while (!enough.get()) {
      try (OutputStream open = Files.newOutputStream(folder.resolve("other"))) {
        open.write(1);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
