// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TimerOptionsTest {

  /** The configuration of the recorded timer. */
  private static final Map<String, Object> RECORDED =
      Map.of(
          "simple.first.tick.policy", "DEFAULT",
          "simple.interval", 4,
          "simple.time.unit", "SECONDS",
          "type", "SIMPLE",
          "simple.custom.first.tick.interval", 0,
          "cron.interval", "0/10 * * * * ?");

  @Test
  void k34_the_recorded_timer_ticks_every_four_seconds() {
    assertThat(TimerOptions.from(RECORDED).value()).hasValue(new TimerOptions(4000, false));
  }

  @Test
  void k34_the_recorded_cron_ticks_at_even_seconds() {
    TimerOptions options =
        TimerOptions.from(Map.of("type", "CRON", "cron.interval", "0/2 * * * * ?"))
            .value()
            .orElseThrow();
    assertThat(options).isEqualTo(new TimerOptions(2000, true));
    assertThat(options.next(1_795_192_857_005L, 0)).isEqualTo(1_795_192_858_000L);
    assertThat(options.next(1_795_192_858_000L, 0)).isEqualTo(1_795_192_860_000L);
  }

  @Test
  void every_cron_tick_is_at_an_even_second_of_the_clock_as_it_is_then() {
    TimerOptions options = new TimerOptions(10_000, true);
    assertThat(options.next(1_795_192_860_003L, 1_795_192_860_000L)).isEqualTo(1_795_192_870_000L);
    assertThat(options.next(1_795_192_859_999L, 1_795_192_860_000L))
        .as("awake 1 ms too early")
        .isEqualTo(1_795_192_870_000L);
    assertThat(options.next(1_795_189_263_500L, 1_795_192_860_000L))
        .as("the clock was set back by about an hour")
        .isEqualTo(1_795_189_270_000L);
    assertThat(options.next(1_795_196_463_500L, 1_795_192_860_000L))
        .as("the clock was set forth by about an hour")
        .isEqualTo(1_795_196_470_000L);
  }

  @Test
  void only_units_that_are_offered_are_taken() throws Exception {
    for (String unit : List.of("MILLISECONDS", "SECONDS", "MINUTES", "HOURS", "DAYS")) {
      assertThat(TimerOptions.from(Map.of("simple.time.unit", unit)).value()).isPresent();
    }
    for (String unit : List.of("NANOSECONDS", "MICROSECONDS")) {
      assertThat(TimerOptions.from(Map.of("simple.time.unit", unit)).problems())
          .singleElement()
          .asString()
          .startsWith("simple.time.unit: ");
    }
  }

  @Test
  void all_problems_are_told() {
    Map<String, Object> wrong =
        Map.of(
            "simple.first.tick.policy", "CUSTOM",
            "simple.interval", "soon",
            "simple.time.unit", "WEEKS");
    assertThat(TimerOptions.from(wrong).problems())
        .hasSize(3)
        .anyMatch(problem -> problem.startsWith("simple.interval: soon"))
        .anyMatch(problem -> problem.startsWith("simple.time.unit: WEEKS"))
        .anyMatch(problem -> problem.startsWith("simple.first.tick.policy: "));
    assertThat(
            TimerOptions.from(Map.of("type", "CRON", "cron.interval", "0 15 10 ? * MON-FRI"))
                .problems())
        .singleElement()
        .asString()
        .startsWith("cron.interval: ");
    assertThat(TimerOptions.from(Map.of("simple.interval", 0)).value()).isEmpty();
  }
}
