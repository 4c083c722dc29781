// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kilowire.uplink.UplinkOptions;
import org.kilowire.uplink.UploadSchedule;

class UplinkSettingsTest {

  @Test
  void nothing_said_is_the_library_s_usual() {
    UplinkSettings.Read read = UplinkSettings.from(Map.of("kura.service.pid", "u", "other", 7));
    assertThat(read.problems()).isEmpty();
    assertThat(read.settings())
        .hasValue(new UplinkSettings(UplinkOptions.DEFAULT, Duration.ofMinutes(5)));
  }

  @Test
  void reads_every_field() {
    UplinkSettings.Read read =
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
    assertThat(read.settings()).hasValue(new UplinkSettings(options, Duration.ofMinutes(2)));
  }

  @Test
  void k23_tells_all_problems_at_once_with_field_and_reason() {
    Map<String, Object> wrong = new HashMap<>();
    wrong.put("window", 65);
    wrong.put("batch.max.blocks", "256");
    wrong.put("receipt.timeout.seconds", 0L);
    wrong.put("reconnect.after.seconds", -1);
    wrong.put("upload.every.seconds", new Integer[] {1});
    UplinkSettings.Read read = UplinkSettings.from(wrong);
    assertThat(read.settings()).isEmpty();
    assertThat(read.problems())
        .hasSize(5)
        .anyMatch(problem -> problem.startsWith("upload.every.seconds: must be a whole number"))
        .contains(
            "window: must be a whole number from 1 to 64: 65",
            "batch.max.blocks: must be a whole number from 1 to 4096: 256",
            "receipt.timeout.seconds: must be a whole number from 1 to 86400: 0",
            "reconnect.after.seconds: must be a whole number from 0 to 86400: -1");
  }

  @Test
  void fields_that_do_not_go_together_are_a_problem() {
    assertThat(
            UplinkSettings.from(Map.of("upload.every.seconds", 60, "upload.offset.seconds", 60))
                .problems())
        .containsExactly(
            "upload.offset.seconds: must be below upload.every.seconds, which is 60: 60");
    assertThat(UplinkSettings.from(Map.of("upload.offset.seconds", 1)).problems()).hasSize(1);
    assertThat(UplinkSettings.from(Map.of("receipt.timeout.seconds", 301)).problems())
        .containsExactly(
            "receipt.timeout.longest.seconds: must not be below receipt.timeout.seconds, 301: 300");
  }
}
