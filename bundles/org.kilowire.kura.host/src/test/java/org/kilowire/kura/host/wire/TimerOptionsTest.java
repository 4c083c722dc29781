// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import static org.assertj.core.api.Assertions.assertThat;

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
  void k34_theRecordedTimerTicksEveryFourSeconds() {
    assertThat(TimerOptions.from(RECORDED).options()).hasValue(new TimerOptions(4000, false));
    assertThat(new TimerOptions(4000, false).delay(1_700_000_000_001L)).isEqualTo(4000);
  }

  @Test
  void k34_theRecordedCronTicksAtEvenSeconds() {
    TimerOptions options =
        TimerOptions.from(Map.of("type", "CRON", "cron.interval", "0/2 * * * * ?"))
            .options()
            .orElseThrow();
    assertThat(options).isEqualTo(new TimerOptions(2000, true));
    assertThat(options.delay(1_795_192_857_005L)).isEqualTo(995);
    assertThat(options.delay(1_795_192_858_000L)).isEqualTo(2000);
  }

  @Test
  void allProblemsAreTold() {
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
    assertThat(TimerOptions.from(Map.of("simple.interval", 0)).options()).isEmpty();
  }
}
