// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleTest {

  private static Schedule schedule(String every, String offset, Selection registers) {
    return new Schedule(
        "s",
        Duration.parse(every),
        Duration.parse(offset),
        List.of(),
        registers,
        Selection.nothing(),
        Schedule.DEFAULT_FROM,
        Retry.DEFAULT,
        Schedule.Priority.SCHEDULE);
  }

  @ParameterizedTest
  @CsvSource({
    "PT15M, PT0S, 2026-03-29T00:59:59.999Z, 2026-03-29T01:00:00Z",
    "PT15M, PT0S, 2026-03-29T01:00:00Z, 2026-03-29T01:15:00Z",
    "PT15M, PT1M, 2026-03-29T01:00:00Z, 2026-03-29T01:01:00Z",
    "PT15M, PT14M59S, 2026-03-29T01:00:00Z, 2026-03-29T01:14:59Z",
    "P1D, PT2H, 2026-03-29T02:00:00Z, 2026-03-30T02:00:00Z",
    "PT5S, PT0S, 1969-12-31T23:59:58Z, 1970-01-01T00:00:00Z",
    "PT7S, PT3S, 1970-01-01T00:00:00Z, 1970-01-01T00:00:03Z"
  })
  void runs_are_due_at_the_multiples_of_the_period(
      String every, String offset, Instant time, Instant next) {
    assertThat(schedule(every, offset, Selection.ofType()).next(time)).isEqualTo(next);
  }

  @Test
  void a_schedule_that_cannot_be_is_refused() {
    assertThatThrownBy(() -> schedule("PT0S", "PT0S", Selection.ofType()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> schedule("PT1.5S", "PT0S", Selection.ofType()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> schedule("PT5S", "PT5S", Selection.ofType()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> schedule("PT5S", "PT0S", Selection.nothing()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pauses_double_up_to_the_longest() {
    Retry retry = new Retry(9, Duration.ofSeconds(10), Duration.ofSeconds(60));
    assertThat(List.of(retry.pause(1), retry.pause(2), retry.pause(3), retry.pause(4)))
        .extracting(Duration::toSeconds)
        .containsExactly(10L, 20L, 40L, 60L);
    assertThat(retry.pause(Integer.MAX_VALUE)).hasSeconds(60);
  }
}
