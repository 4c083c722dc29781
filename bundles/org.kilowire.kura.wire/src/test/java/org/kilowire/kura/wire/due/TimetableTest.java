// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Due times, above all in nights in which the clocks change. */
final class TimetableTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("HH:mmX");

  private static Timetable timetable(String text, ZoneId zone) {
    return text.startsWith("P") ? Timetable.every(text, zone) : Timetable.cron(text, zone);
  }

  /** All due times behind {@code from}, up to and with {@code to}, local. */
  private static List<OffsetDateTime> due(String timetable, ZoneId zone, String from, String to) {
    Timetable times = timetable(timetable, zone);
    Instant end = LocalDateTime.parse(to).atZone(zone).toInstant();
    List<OffsetDateTime> all = new ArrayList<>();
    Instant next = times.next(LocalDateTime.parse(from).atZone(zone).toInstant()).orElseThrow();
    while (!next.isAfter(end)) {
      all.add(next.atZone(zone).toOffsetDateTime());
      next = times.next(next).orElseThrow();
    }
    return all;
  }

  private static String shown(String timetable, ZoneId zone, String from, String to) {
    return String.join(" ", due(timetable, zone, from, to).stream().map(SHOWN::format).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // A time that the night has not: at the moment of the change, once.
        "30 2 * * *     | 03:00+02",
        "0 2 * * *      | 03:00+02",
        "*/20 2 * * *   | 03:00+02",
        "0,30 2,3 * * * | 03:00+02 03:30+02",
        "0 1-4 * * *    | 01:00+01 03:00+02 04:00+02",
        "15 3 * * *     | 03:15+02",
        "59 1 * * *     | 01:59+01",
        "PT2H           | 03:00+02 04:00+02",
        "PT90M          | 01:30+01 03:00+02 04:30+02",
        // What goes on through each hour has nothing to make up for.
        "30 * * * *     | 00:30+01 01:30+01 03:30+02 04:30+02",
        "0 * * * *      | 01:00+01 03:00+02 04:00+02",
        "PT1H           | 01:00+01 03:00+02 04:00+02",
        "PT40M          | 00:40+01 01:20+01 03:20+02 04:00+02 04:40+02",
      })
  void a_night_in_spring_loses_no_run(String timetable, String expected) {
    assertThat(shown(timetable, BERLIN, "2026-03-29T00:00", "2026-03-29T04:45"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // A time that the night has twice: the first time.
        "30 2 * * *     | 02:30+02",
        "0 2 * * *      | 02:00+02",
        "*/20 2 * * *   | 02:00+02 02:20+02 02:40+02",
        "0 1-4 * * *    | 01:00+02 02:00+02 03:00+01 04:00+01",
        "0 3 * * *      | 03:00+01",
        "PT2H           | 02:00+02 04:00+01",
        "PT90M          | 01:30+02 03:00+01 04:30+01",
        // What goes on through each hour does so both times.
        "30 * * * *     | 00:30+02 01:30+02 02:30+02 02:30+01 03:30+01 04:30+01",
        "0 * * * *      | 01:00+02 02:00+02 02:00+01 03:00+01 04:00+01",
        "PT1H           | 01:00+02 02:00+02 02:00+01 03:00+01 04:00+01",
      })
  void a_night_in_autumn_doubles_no_run(String timetable, String expected) {
    assertThat(shown(timetable, BERLIN, "2026-10-25T00:00", "2026-10-25T04:45"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "*/15 * * * *, 2026-03-28, 92", "PT15M, 2026-03-28, 92",
    "*/15 * * * *, 2026-10-24, 100", "PT15M, 2026-10-24, 100",
    "*/15 * * * *, 2026-06-01, 96", "PT15M, 2026-06-01, 96",
    "0 5 * * *, 2026-03-28, 1", "P1D, 2026-10-24, 1",
  })
  void a_day_has_as_many_quarter_hours_as_it_has(String timetable, String before, int count) {
    LocalDateTime midnight = LocalDateTime.parse(before + "T00:00").plusDays(1);
    assertThat(due(timetable, BERLIN, midnight.toString(), midnight.plusDays(1).toString()))
        .hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({
    // Half an hour is all that this island sets its clocks by.
    "Australia/Lord_Howe, 15 2 * * *, 2026-10-04, 02:30+11",
    "Australia/Lord_Howe, 45 1 * * *, 2026-04-05, 01:45+11",
    // A day without a midnight.
    "Africa/Cairo, 0 0 * * *, 2026-04-24, 01:00+03",
    "Africa/Cairo, P1D, 2026-04-24, 01:00+03",
  })
  void other_places_have_other_nights(String zone, String timetable, String day, String expected) {
    LocalDateTime noon = LocalDateTime.parse(day + "T12:00");
    assertThat(shown(timetable, ZoneId.of(zone), noon.minusDays(1).toString(), noon.toString()))
        .isEqualTo(expected);
  }

  @Test
  void a_day_that_a_place_never_had_is_run_once_when_it_would_have_ended() {
    ZoneId apia = ZoneId.of("Pacific/Apia");
    assertThat(due("0 5 * * *", apia, "2011-12-29T06:00", "2012-01-01T04:00"))
        .extracting(OffsetDateTime::toString)
        .containsExactly("2011-12-31T00:00+14:00", "2011-12-31T05:00+14:00");
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 29 2 *, 2026-03-01T00:00, 2028-02-29T00:00",
    "0 0 13 * 5, 2026-03-01T00:00, 2026-03-06T00:00",
    "0 0 * * 7, 2026-03-01T00:00, 2026-03-08T00:00",
    "0 0 * * sun, 2026-03-01T00:00, 2026-03-08T00:00",
    "0 6 1 jan mon-fri, 2026-03-01T00:00, 2027-01-01T06:00",
    " 5   4 * * *  , 2026-03-01T04:05, 2026-03-02T04:05",
    "P7D, 2026-03-01T00:00, 2026-03-05T00:00",
    "P31D, 2026-03-01T00:00, 2026-03-10T00:00",
    "PT7M12S, 2026-03-01T23:59:59, 2026-03-02T00:00",
    "PT1S, 2026-03-01T23:59:59.5, 2026-03-02T00:00",
  })
  void other_days_are_as_everywhere(String timetable, String from, String expected) {
    ZoneId utc = ZoneId.of("UTC");
    assertThat(
            timetable(timetable.strip(), utc)
                .next(LocalDateTime.parse(from).atZone(utc).toInstant()))
        .contains(LocalDateTime.parse(expected).atZone(utc).toInstant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "a b c d e",
        "0 0 L * *",
        "0 0 30 2 *",
        "0 0 31 4 *",
        "@daily",
        "0 0|12 * * *",
        "0 0 1 1 * || 0 0 2 2 *",
        "0 22-2 * * *",
        "*/0 * * * *",
        "0 0 ? * 1"
      })
  void what_no_crontab_takes_is_refused(String expression) {
    assertThatThrownBy(() -> Timetable.cron(expression, BERLIN))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotBlank();
    String longer = "0 0 1" + ",1".repeat(200) + " * *";
    assertThatThrownBy(() -> Timetable.cron(longer, BERLIN)).hasMessageContaining("five fields");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "15M",
        "PT0S",
        "PT-15M",
        "PT0.5S",
        "PT15.5S",
        "PT7H",
        "PT25H",
        "P32D",
        "PT86401S",
        "P1M",
        "P99999999999D",
        "PT9223372036854775807S",
        "P106751991167300D"
      })
  void a_span_that_neither_divides_a_day_nor_is_days_is_refused(String span) {
    assertThatThrownBy(() -> Timetable.every(span, BERLIN))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotBlank();
  }

  @Test
  void zones_are_those_of_the_machine() {
    assertThat(Timetable.zone("Europe/Berlin")).contains(BERLIN);
    assertThat(Timetable.zone("Europe/Berlyn")).isEmpty();
    assertThat(Timetable.zone("")).isEmpty();
  }
}
