// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What wears is counted by day, over restarts, whatever the clock does meanwhile. */
final class UseCountsTest {

  private static final String WAKE_UP = "wake-up";

  @TempDir private Path folder;
  private Instant now = Some.NOW;
  private Store store;

  @BeforeEach
  void open() {
    store =
        Store.open(
            new StoreSettings(
                folder, Some.GATEWAY, 1 << 30, Duration.ofDays(7), 100, () -> now, range -> {}));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void restart() {
    store.close();
    open();
  }

  private boolean use() {
    return store.useCounts().count("m1", WAKE_UP, 2);
  }

  @Test
  void a_day_has_its_uses_and_a_restart_gives_no_more() {
    assertThat(use()).isTrue();
    restart();
    assertThat(use()).isTrue();
    assertThat(use()).isFalse();
    restart();
    assertThat(use()).isFalse();
    assertThat(store.useCounts().count("m1", WAKE_UP, 3)).as("by a larger budget").isTrue();
  }

  @Test
  void meters_and_kinds_of_use_are_counted_each_for_itself() {
    assertThat(List.of(use(), use())).containsOnly(true);
    assertThat(store.useCounts().count("m2", WAKE_UP, 2)).isTrue();
    assertThat(store.useCounts().count("m1", "other", 2)).isTrue();
  }

  @Test
  void another_day_has_uses_of_its_own() {
    assertThat(List.of(use(), use())).containsOnly(true);
    now = now.plus(Duration.ofDays(1));
    assertThat(use()).isTrue();
  }

  @Test
  void a_clock_that_begins_in_1970_with_each_start_gives_no_new_budget() {
    for (int day = 0; day < 5; day++) {
      now = Instant.EPOCH.plusSeconds(60);
      restart();
      assertThat(use()).as("start %d", day).isEqualTo(day < 2);
      now = Some.NOW.plus(Duration.ofDays(day));
      assertThat(use()).isTrue();
    }
  }
}
