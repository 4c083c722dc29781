// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClockFormTest {

  private static final LocalRules BERLIN = new LocalRules(ZoneId.of("Europe/Berlin"), true);

  @ParameterizedTest
  @CsvSource({
    "2606301015, 2026-06-30T10:15:00, NONE",
    "260630101530, 2026-06-30T10:15:30, NONE",
    "12606301015, 2026-06-30T10:15:00, SUMMER",
    "0260630101530, 2026-06-30T10:15:30, STANDARD",
    "2260630101530, 2026-06-30T10:15:30, UTC",
    "260630101530S, 2026-06-30T10:15:30, SUMMER",
    "260115101530W, 2026-01-15T10:15:30, STANDARD",
    "2606302400, 2026-07-01T00:00:00, NONE"
  })
  void a_time_is_read_with_its_season(String text, String local, Season season) {
    assertThat(MeterTime.parse(text)).contains(new MeterTime(LocalDateTime.parse(local), season));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "632525252525S",
        "000101000001W",
        "00-00-00 00:00",
        "26063010",
        "3260630101530",
        "260630101530X",
        "2613011015",
        "0000000000",
        "abcdefghij"
      })
  void no_time_is_none(String text) {
    assertThat(MeterTime.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "YYMMDD, 260630",
    "SYYMMDD, 1260630",
    "DDMMYY, 300626",
    "YY_MM_DD, 26-06-30",
    "YYYYMMDD, 20260630"
  })
  void a_date_has_the_form_of_its_type(DateForm form, String text) {
    LocalDate date = LocalDate.of(2026, 6, 30);
    assertThat(form.parse(text)).contains(date);
    assertThat(form.format(date, Season.SUMMER)).isEqualTo(text);
    for (DateForm other : DateForm.values()) {
      boolean same = other == form;
      assertThat(other.parse(text).filter(date::equals).isPresent()).isEqualTo(same);
    }
  }

  @Test
  void a_clock_is_read_unless_midnight_came_between() {
    assertThat(ClockForm.STANDARD.read("260630", "101530", "260630"))
        .contains(new MeterTime(LocalDateTime.of(2026, 6, 30, 10, 15, 30), Season.NONE));
    assertThat(ClockForm.STANDARD.read("260630", "000000", "260701")).isEmpty();
    assertThat(ClockForm.STANDARD.read("260630", "10:15:30", "260630")).isPresent();
    assertThat(ClockForm.STANDARD.read("26-06-30", "101530", "26-06-30")).isEmpty();
  }

  @Test
  void a_clock_is_written_as_its_type_wants() {
    MeterTime time = BERLIN.at(Instant.parse("2026-06-30T08:15:30Z"));
    assertThat(ClockForm.STANDARD.time(time)).isEqualTo("101530");
    ClockForm mass = new ClockForm("0.9.1", "0.9.2", DateForm.YY_MM_DD, true, false);
    assertThat(mass.time(time)).isEqualTo("10:15:30");
    assertThat(mass.date(time)).isEqualTo("26-06-30");
    ClockForm emh = new ClockForm("0.9.1", "0.9.2", DateForm.SYYMMDD, false, true);
    assertThat(emh.time(time)).isEqualTo("1101530");
    assertThat(emh.date(time)).isEqualTo("1260630");
  }

  @ParameterizedTest
  @CsvSource({
    "23:56:00, 0, false", "00:04:59, 0, false", "00:05:00, 0, true", "12:00:00, 0, true",
    "12:00:00, 15, false", "12:04:00, 15, false", "12:07:00, 15, true", "12:12:00, 15, false"
  })
  void a_clock_is_not_set_near_a_boundary(LocalTime time, int period, boolean safe) {
    assertThat(ClockForm.isSafe(time, Duration.ofMinutes(period), Duration.ofMinutes(5)))
        .isEqualTo(safe);
  }

  @Test
  void local_time_without_a_season_may_stand_for_two_instants_or_none() {
    MeterTime twice = new MeterTime(LocalDateTime.of(2026, 10, 25, 2, 30), Season.NONE);
    assertThat(BERLIN.instants(twice)).hasSize(2);
    MeterTime never = new MeterTime(LocalDateTime.of(2026, 3, 29, 2, 30), Season.NONE);
    assertThat(BERLIN.instants(never)).isEmpty();
    LocalRules standard = new LocalRules(ZoneId.of("Europe/Berlin"), false);
    assertThat(standard.instants(twice)).containsExactly(Instant.parse("2026-10-25T01:30:00Z"));
    assertThat(standard.at(Instant.parse("2026-06-30T08:15:30Z")).local())
        .isEqualTo(LocalDateTime.of(2026, 6, 30, 9, 15, 30));
  }
}
