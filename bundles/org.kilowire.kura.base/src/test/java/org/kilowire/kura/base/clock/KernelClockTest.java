// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class KernelClockTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private Duration passed = Duration.ZERO;
  private final Deque<Runnable> aside = new ArrayDeque<>();

  private KernelClock clock(Duration patience, String... command) {
    return new KernelClock(List.of(command), patience, () -> passed.toNanos(), aside::add);
  }

  private boolean says(Duration patience, String... command) {
    KernelClock clock = clock(patience, command);
    aside.remove().run();
    return clock.getAsBoolean();
  }

  @Test
  void it_is_disciplined_if_the_system_says_yes_and_nothing_else() {
    assertThat(says(PATIENCE, "echo", "yes")).isTrue();
    assertThat(says(PATIENCE, "echo", "no")).isFalse();
    assertThat(says(PATIENCE, "true")).isFalse();
    assertThat(says(PATIENCE, "sh", "-c", "echo Unknown operation show >&2; exit 1")).isFalse();
  }

  @Test
  void where_nobody_can_be_asked_it_is_not() {
    assertThat(says(PATIENCE, folder.resolve("timedatectl").toString())).isFalse();
  }

  @Test
  void who_does_not_answer_in_time_is_ended() throws Exception {
    assertThat(says(Duration.ofMillis(1), "sleep", "20")).isFalse();
    for (ProcessHandle child : ProcessHandle.current().children().toList()) {
      child.onExit().get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void it_is_asked_once_a_minute_and_nobody_waits_for_the_answer() throws IOException {
    Path state = Files.writeString(folder.resolve("state"), "yes");
    KernelClock clock = clock(PATIENCE, "cat", state.toString());
    assertThat(clock.getAsBoolean()).as("not answered yet").isFalse();
    aside.remove().run();
    assertThat(clock.getAsBoolean()).isTrue();
    Files.writeString(state, "no");
    passed = KernelClock.MAX_AGE.minusNanos(1);
    assertThat(clock.getAsBoolean()).isTrue();
    assertThat(aside).isEmpty();
    passed = KernelClock.MAX_AGE;
    assertThat(clock.getAsBoolean()).isTrue();
    assertThat(clock.getAsBoolean()).isTrue();
    assertThat(aside).hasSize(1);
    aside.remove().run();
    assertThat(clock.getAsBoolean()).isFalse();
  }
}
