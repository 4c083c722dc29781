// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kilowire.options.Problem;
import org.kilowire.options.Read;
import org.kilowire.uplink.UplinkOptions;
import org.kilowire.uplink.UploadSchedule;

class UplinkSettingsTest {

  @Test
  void nothing_said_is_the_library_s_usual() {
    Read<UplinkSettings> read = UplinkSettings.from(Map.of("kura.service.pid", "u", "other", 7));
    assertThat(read.problems()).isEmpty();
    assertThat(read.options())
        .hasValue(
            new UplinkSettings(Map.of(), Map.of(), UplinkOptions.DEFAULT, Duration.ofMinutes(5)));
  }

  @Test
  void reads_every_field() {
    Read<UplinkSettings> read =
        UplinkSettings.from(
            Map.of(
                "upload.every.seconds",
                900,
                "upload.offset.seconds",
                60,
                "window",
                7,
                "batch.max.blocks",
                10,
                "batch.max.octets",
                5000L,
                "receipt.timeout.seconds",
                20,
                "receipt.timeout.longest.seconds",
                600,
                "reconnect.after.seconds",
                120));
    UplinkOptions options =
        UplinkOptions.DEFAULT
            .withSchedule(new UploadSchedule(Duration.ofMinutes(15), Duration.ofMinutes(1)))
            .withLimits(7, 10, 5000)
            .withTimes(
                Duration.ofSeconds(20), Duration.ofMinutes(10), UplinkOptions.DEFAULT.poll());
    assertThat(read.options())
        .hasValue(new UplinkSettings(Map.of(), Map.of(), options, Duration.ofMinutes(2)));
  }

  @Test
  void k23_tells_all_problems_at_once_with_field_and_reason() {
    Map<String, Object> wrong = new HashMap<>();
    wrong.put("window", 65);
    wrong.put("batch.max.blocks", "many");
    wrong.put("receipt.timeout.seconds", 0L);
    wrong.put("reconnect.after.seconds", -1);
    wrong.put("upload.every.seconds", new Integer[] {1});
    Read<UplinkSettings> read = UplinkSettings.from(wrong);
    assertThat(read.options()).isEqualTo(UplinkSettings.from(Map.of()).options());
    assertThat(read.problems())
        .extracting(Problem::toString)
        .containsExactlyInAnyOrder(
            "upload.every.seconds: must be a whole number 0..86400, not Integer[]",
            "window: must be a whole number 1..64, not 65",
            "batch.max.blocks: must be a whole number 1..4096, not \"many\"",
            "receipt.timeout.seconds: must be a whole number 1..86400, not 0",
            "reconnect.after.seconds: must be a whole number 0..86400, not -1");
  }

  @Test
  void fields_that_do_not_go_together_are_a_problem() {
    Read<UplinkSettings> early =
        UplinkSettings.from(Map.of("upload.every.seconds", 60, "upload.offset.seconds", 60));
    assertThat(early.problems())
        .containsExactly(
            new Problem(
                "upload.offset.seconds",
                "must be below upload.every.seconds, which is 60, not 60",
                "0 is used"));
    assertThat(early.options())
        .isEqualTo(UplinkSettings.from(Map.of("upload.every.seconds", 60)).options());
    assertThat(UplinkSettings.from(Map.of("upload.offset.seconds", 1)).problems()).hasSize(1);
    Read<UplinkSettings> late = UplinkSettings.from(Map.of("receipt.timeout.seconds", 301));
    assertThat(late.problems())
        .containsExactly(
            new Problem(
                "receipt.timeout.longest.seconds",
                "must be at least receipt.timeout.seconds, which is 301, not 300",
                "301 is used"));
    assertThat(late.options())
        .isEqualTo(
            UplinkSettings.from(
                    Map.of("receipt.timeout.seconds", 301, "receipt.timeout.longest.seconds", 301))
                .options());
  }
}
