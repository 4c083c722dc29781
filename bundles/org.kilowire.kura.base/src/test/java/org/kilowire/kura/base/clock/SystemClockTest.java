// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemClockTest {

  @TempDir private Path folder;

  @Test
  void the_time_is_proven_while_the_system_or_the_kernel_says_so() throws IOException {
    Path mark = folder.resolve("synchronized");
    AtomicBoolean kernel = new AtomicBoolean();
    SystemClock clock = new SystemClock(mark, kernel::get);
    assertThat(clock.proven()).isFalse();
    kernel.set(true);
    assertThat(clock.proven()).isTrue();
    kernel.set(false);
    Files.createFile(mark);
    assertThat(clock.proven()).isTrue();
    assertThat(new SystemClock().mark()).hasFileName("synchronized");
  }
}
