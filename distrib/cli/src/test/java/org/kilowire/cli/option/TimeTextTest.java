// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** 00:30 on the 1st of April in Berlin. */
  private static final Instant NOW = Instant.parse("2026-03-31T22:30:00Z");

  @ParameterizedTest
  @CsvSource({
    "today,                     2026-03-31T22:00:00Z, 2026-04-01T22:00:00Z",
    "yesterday,                 2026-03-30T22:00:00Z, 2026-03-31T22:00:00Z",
    "2026-03-29,                2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
    "2026-01-01T00:00:00+01:00, 2025-12-31T23:00:00Z, 2025-12-31T23:00:00Z",
    "7d,                        2026-03-24T22:30:00Z, 2026-03-24T22:30:00Z",
    "12h,                       2026-03-31T10:30:00Z, 2026-03-31T10:30:00Z",
    "30m,                       2026-03-31T22:00:00Z, 2026-03-31T22:00:00Z"
  })
  void a_day_has_its_local_begin_and_end_and_any_other_time_is_both(
      String text, Instant begin, Instant end) {
    assertThat(TimeText.parse(text, BERLIN, NOW)).contains(new TimeText(begin, end));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tomorrow", "2026-01-01T00:00", "2026-13-01", "7", "7w", "-7d", "d"})
  void anything_else_is_no_time(String text) {
    assertThat(TimeText.parse(text, BERLIN, NOW)).isEmpty();
  }

  @Test
  void the_day_of_the_spring_change_has_23_hours() {
    TimeText day = TimeText.parse("2026-03-29", BERLIN, NOW).orElseThrow();
    assertThat(java.time.Duration.between(day.begin(), day.end())).hasHours(23);
  }
}
