// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemClockTest {

  @TempDir private Path folder;

  @Test
  void the_time_is_proven_while_the_system_says_so() throws IOException {
    Path mark = folder.resolve("synchronized");
    SystemClock clock = new SystemClock(mark);
    assertThat(clock.proven()).isFalse();
    Files.createFile(mark);
    assertThat(clock.proven()).isTrue();
    assertThat(new SystemClock().mark()).hasFileName("synchronized");
  }
}
