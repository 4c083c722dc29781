// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.cosem.time.CosemDateTime;
import org.kilowire.meter.Quality;
import org.kilowire.meter.TimeRules;
import org.kilowire.meter.TimeRules.DeviationSign;

/** The zone is Berlin: the autumn change of 2026 is on 25 October at 01:00 UTC. */
final class StampsTest {

  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final int NO_DEVIATION = -0x8000;

  private static TimeRules rules(TimeRules.Stamps stamps, boolean dst, DeviationSign sign) {
    return new TimeRules(stamps, ZoneId.of("Europe/Berlin"), dst, sign);
  }

  private static Stamps stamps() {
    return new Stamps(rules(TimeRules.Stamps.END, true, DeviationSign.LOCAL_TO_UTC), Duration.ZERO);
  }

  private static CosemDateTime raw(String local, int deviation, int status) {
    LocalDateTime t = LocalDateTime.parse(local);
    return new CosemDateTime(
        Octets.of(
            (byte) (t.getYear() >> 8),
            (byte) t.getYear(),
            (byte) t.getMonthValue(),
            (byte) t.getDayOfMonth(),
            (byte) 0xFF,
            (byte) t.getHour(),
            (byte) t.getMinute(),
            (byte) t.getSecond(),
            (byte) 0xFF,
            (byte) (deviation >> 8),
            (byte) deviation,
            (byte) status));
  }

  private static String utc(Stamps.Stamp stamp) {
    return Instant.ofEpochMilli(stamp.millis()).toString();
  }

  @Test
  void a_deviation_settles_it_in_either_sign() {
    CosemDateTime standard = raw("2026-07-01T12:00:00", -120, 0x80);
    assertThat(utc(stamps().next(standard).orElseThrow())).isEqualTo("2026-07-01T10:00:00Z");
    Stamps opposite =
        new Stamps(rules(TimeRules.Stamps.END, true, DeviationSign.UTC_TO_LOCAL), Duration.ZERO);
    assertThat(utc(opposite.next(raw("2026-07-01T12:00:00", 120, 0x80)).orElseThrow()))
        .isEqualTo("2026-07-01T10:00:00Z");
  }

  @Test
  void a_stamp_at_the_start_of_its_interval_is_moved_to_the_end() {
    Stamps start =
        new Stamps(rules(TimeRules.Stamps.START, true, DeviationSign.LOCAL_TO_UTC), QUARTER);
    assertThat(utc(start.next(raw("2026-07-01T12:00:00", -120, 0)).orElseThrow()))
        .isEqualTo("2026-07-01T10:15:00Z");
    assertThat(start.bound(Instant.parse("2026-07-01T10:15:00Z"), true).toString())
        .startsWith("2026-07-01 12:00:00");
  }

  @Test
  void standard_time_all_year_needs_no_deviation() {
    Stamps winter =
        new Stamps(rules(TimeRules.Stamps.END, false, DeviationSign.LOCAL_TO_UTC), Duration.ZERO);
    assertThat(utc(winter.next(raw("2026-07-01T12:00:00", NO_DEVIATION, 0)).orElseThrow()))
        .isEqualTo("2026-07-01T11:00:00Z");
  }

  @Test
  void the_autumn_night_is_resolved_by_the_dst_bit_of_a_meter_that_sets_it() {
    Stamps stamps = stamps();
    assertThat(resolved(stamps, "01:45", 0x80, "02:00", 0x80, "02:45", 0x80, "02:00", 0x00))
        .containsExactly("23:45", "00:00", "00:45", "01:00");
  }

  @Test
  void the_autumn_night_is_resolved_by_the_order_of_rows_without_the_bit() {
    Stamps stamps = stamps();
    assertThat(
            resolved(
                stamps, "01:45", 0, "02:00", 0, "02:30", 0, "02:00", 0, "02:30", 0, "03:00", 0))
        .containsExactly("23:45", "00:00", "00:30", "01:00", "01:30", "02:00");
  }

  @Test
  void an_ambiguous_first_row_is_flagged_and_not_guessed() {
    Stamps.Stamp stamp = stamps().next(raw("2026-10-25T02:30:00", NO_DEVIATION, 0)).orElseThrow();
    assertThat(Quality.of(stamp.quality())).containsExactly(Quality.AMBIGUOUS_TIME);
  }

  @Test
  void a_local_time_that_does_not_exist_is_flagged() {
    Stamps.Stamp stamp = stamps().next(raw("2026-03-29T02:30:00", NO_DEVIATION, 0)).orElseThrow();
    assertThat(utc(stamp)).isEqualTo("2026-03-29T01:30:00Z");
    assertThat(Quality.of(stamp.quality())).containsExactly(Quality.AMBIGUOUS_TIME);
  }

  @Test
  void an_unspecified_time_has_no_instant() {
    assertThat(stamps().next(new CosemDateTime(Octets.ofHex("FFFF FF FF FF FF FF FF FF 8000 FF"))))
        .isEmpty();
  }

  @Test
  void a_row_without_time_comes_a_period_after_the_one_before() {
    Stamps stamps = stamps();
    assertThat(stamps.next(QUARTER)).isEmpty();
    stamps.next(raw("2026-07-01T12:00:00", -120, 0));
    assertThat(utc(stamps.next(QUARTER).orElseThrow())).isEqualTo("2026-07-01T10:15:00Z");
    assertThat(stamps.next(Duration.ZERO)).isEmpty();
  }

  @Test
  void a_reading_from_within_the_autumn_night_begins_before_it() {
    Instant within = Instant.parse("2026-10-25T01:15:00Z");
    assertThat(stamps().safeStart(within, QUARTER)).isEqualTo("2026-10-24T23:45:00Z");
    Instant summer = Instant.parse("2026-07-01T00:00:00Z");
    assertThat(stamps().safeStart(summer, QUARTER)).isEqualTo(summer);
  }

  @Test
  void a_doubtful_clock_is_said() {
    Stamps.Stamp stamp = stamps().next(raw("2026-01-01T12:00:00", -60, 0x02)).orElseThrow();
    assertThat(Quality.of(stamp.quality())).containsExactly(Quality.DOUBTFUL_CLOCK);
  }

  private static List<String> resolved(Stamps stamps, Object... rows) {
    List<String> times = new ArrayList<>();
    for (int i = 0; i < rows.length; i += 2) {
      CosemDateTime raw = raw("2026-10-25T" + rows[i] + ":00", NO_DEVIATION, (Integer) rows[i + 1]);
      times.add(utc(stamps.next(raw).orElseThrow()).substring(11, 16));
    }
    return times;
  }
}
