// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.dataset.DataSetValue;

final class ProfileWriterTest {

  private static final LocalRules BERLIN = new LocalRules(ZoneId.of("Europe/Berlin"), true);
  private static final List<ProfileChannel> CHANNELS =
      List.of(new ProfileChannel("1.5", "kW"), new ProfileChannel("2.5", "kW"));

  record Row(Instant end, long status, List<String> values) {}

  static List<Row> read(String text) {
    List<Row> rows = new ArrayList<>();
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    new ProfileReader(
            BERLIN,
            row ->
                rows.add(
                    new Row(
                        row.end(),
                        row.header().statusWord(),
                        row.values().stream().map(DataSetValue::text).toList())))
        .read(octets, 0, octets.length);
    return rows;
  }

  static String written(List<Row> rows, int period, ProfileDialect dialect) {
    ProfileWriter writer = new ProfileWriter("P.01", period, CHANNELS, dialect, BERLIN);
    rows.forEach(row -> writer.row(row.end(), row.status(), row.values()));
    return writer.text();
  }

  /** A year's rows with gaps, short pieces, changes of status and of season. */
  static List<Row> rows(Random random, Duration step) {
    List<Row> rows = new ArrayList<>();
    Instant end = Instant.parse("2026-10-20T22:00:00Z").plusSeconds(900L * random.nextInt(500));
    for (int i = random.nextInt(60); i >= 0; i--) {
      boolean piece = random.nextInt(12) == 0 && !step.isZero();
      Instant at = piece ? end.plusSeconds(60L * (1 + random.nextInt(13))) : end;
      rows.add(new Row(at, random.nextInt(4) == 0 ? 0x80 : 0, List.of("" + i, "---.-")));
      end = end.plusSeconds(900L * (1 + (random.nextInt(6) == 0 ? random.nextInt(200) : 0)));
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource(ProfileDialect.class)
  void a_log_is_written_entry_by_entry(ProfileDialect dialect) {
    List<Row> rows = rows(new Random(1), Duration.ZERO);
    assertThat(read(written(rows, 0, dialect))).isEqualTo(rows);
  }

  @Test
  void nothing_is_told_as_nothing() {
    assertThat(written(List.of(), 15, ProfileDialect.EMH)).isEqualTo("P.01(ERROR)");
  }

  @ParameterizedTest
  @EnumSource(ProfileRequestForm.Stamp.class)
  void a_meter_reads_what_a_client_asks(ProfileRequestForm.Stamp stamp) {
    ProfileRequestForm form =
        new ProfileRequestForm("R6", stamp, Duration.ofHours(10), Duration.ZERO, 8);
    Instant from = Instant.parse("2026-06-29T22:00:00Z");
    ProfileQuery query = new ProfileQuery("P.01", from, from.plusSeconds(7200), form, BERLIN);
    ProfileQuery.Window window = query.windows().get(0);
    assertThat(form.window(query.request(window), BERLIN)).contains(window);
    assertThat(form.window("P.01()", BERLIN)).isEmpty();
    assertThat(form.window("P.01(;)", BERLIN)).isEmpty();
    assertThat(form.window("P.01(1;2", BERLIN)).isEmpty();
  }
}
