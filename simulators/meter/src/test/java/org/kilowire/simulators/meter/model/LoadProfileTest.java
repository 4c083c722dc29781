// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoadProfileTest {

  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final MeterOptions PLAIN =
      MeterOptions.of("00001001").withProfile(ProfileOptions.of(QUARTER, 2).withOutageDays(0));

  private final ManualInstantSource time = new ManualInstantSource("2026-06-10T12:07:00Z");

  private static List<Instant> times(List<ArchiveRow> rows) {
    return rows.stream().map(ArchiveRow::time).toList();
  }

  @Test
  void history_ends_at_the_last_quarter_hour_and_has_every_one() {
    List<ArchiveRow> rows = new MeterModel(PLAIN, time).archive();
    assertThat(rows).hasSize(2 * 96);
    assertThat(rows.get(0).time()).isEqualTo("2026-06-08T12:15:00Z");
    assertThat(rows.get(191).time()).isEqualTo("2026-06-10T12:00:00Z");
  }

  @Test
  void a_row_is_written_when_the_clock_passes_its_end_and_not_before() {
    MeterModel meter = new MeterModel(PLAIN, time);
    time.pass(Duration.ofMinutes(8).minusNanos(1));
    assertThat(meter.archive()).hasSize(192);
    time.pass(Duration.ofNanos(1));
    assertThat(meter.archive()).hasSize(193);
    assertThat(meter.archive().get(192).time()).isEqualTo("2026-06-10T12:15:00Z");
  }

  @Test
  void another_run_gives_the_same_times_the_same_values() {
    List<ArchiveRow> first = List.copyOf(new MeterModel(PLAIN, time).archive());
    time.pass(Duration.ofHours(5));
    List<ArchiveRow> second = new MeterModel(PLAIN, time).archive();
    assertThat(second.subList(0, 172)).isEqualTo(first.subList(20, 192));
  }

  @Test
  void values_depend_on_the_serial_number_and_never_run_backwards() {
    List<ArchiveRow> rows = new MeterModel(PLAIN, time).archive();
    MeterOptions other =
        MeterOptions.of("00001002").withProfile(ProfileOptions.of(QUARTER, 2).withOutageDays(0));
    assertThat(new MeterModel(other, time).archive().get(7).values())
        .isNotEqualTo(rows.get(7).values());
    for (int i = 1; i < rows.size(); i++) {
      for (int column = 0; column < 4; column++) {
        assertThat(rows.get(i).values().get(column))
            .isGreaterThan(rows.get(i - 1).values().get(column));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2026-03-29, 92", "2026-03-30, 96", "2026-10-25, 100", "2026-10-26, 96"})
  void a_local_day_has_its_quarter_hours(String day, int rows) {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Instant midnight = ZonedDateTime.parse(day + "T00:00+01:00[Europe/Berlin]").toInstant();
    ZonedDateTime start = midnight.atZone(berlin).toLocalDate().atStartOfDay(berlin);
    ManualInstantSource later =
        new ManualInstantSource(start.plusDays(1).plusHours(3).toInstant().toString());
    Instant from = start.toInstant();
    Instant to = start.plusDays(1).toInstant();
    assertThat(new MeterModel(PLAIN, later).archive())
        .filteredOn(row -> row.time().isAfter(from) && !row.time().isAfter(to))
        .hasSize(rows);
  }

  @Test
  void in_the_night_that_has_an_hour_twice_stamps_differ_by_deviation_and_daylight_saving_bit() {
    ManualInstantSource later = new ManualInstantSource("2026-10-25T04:00:00Z");
    List<ArchiveRow> rows = new MeterModel(PLAIN, later).archive();
    ArchiveRow summer = at(rows, "2026-10-25T00:30:00Z");
    ArchiveRow winter = at(rows, "2026-10-25T01:30:00Z");
    assertThat(summer.stamp().octets().toString()).isEqualTo("07EA0A1907021E0000FF8880");
    assertThat(winter.stamp().octets().toString()).isEqualTo("07EA0A1907021E0000FFC400");
    assertThat(summer.status()).isEqualTo(RowStatus.DAYLIGHT_SAVING);
    assertThat(winter.status()).isZero();
    assertThat(summer.ordinal()).isZero();
    assertThat(winter.ordinal()).isZero();
  }

  private static ArchiveRow at(List<ArchiveRow> rows, String time) {
    return rows.stream()
        .filter(row -> row.time().equals(Instant.parse(time)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_clock_set_back_writes_rows_again_with_ordinals_in_archive_order() {
    MeterModel meter = new MeterModel(PLAIN, time);
    meter.setClock(Instant.parse("2026-06-10T11:20:00Z"));
    time.pass(Duration.ofHours(1));
    List<ArchiveRow> rows = meter.archive();
    assertThat(times(rows.subList(190, rows.size())))
        .extracting(Instant::toString)
        .containsExactly(
            "2026-06-10T11:45:00Z",
            "2026-06-10T12:00:00Z",
            "2026-06-10T11:30:00Z",
            "2026-06-10T11:45:00Z",
            "2026-06-10T12:00:00Z",
            "2026-06-10T12:15:00Z");
    assertThat(rows.subList(190, rows.size()))
        .extracting(ArchiveRow::ordinal)
        .containsExactly(0, 0, 1, 1, 1, 0);
    assertThat(rows.subList(191, 194))
        .extracting(row -> row.status() & RowStatus.CLOCK_ADJUSTED)
        .containsExactly(0, RowStatus.CLOCK_ADJUSTED, 0);
    assertThat(rows.get(193).values()).isNotEqualTo(rows.get(190).values());
  }

  @Test
  void a_clock_set_back_twice_gives_the_third_row_of_a_time_ordinal_2() {
    MeterModel meter = new MeterModel(PLAIN, time);
    for (int i = 0; i < 2; i++) {
      meter.setClock(Instant.parse("2026-06-10T11:50:00Z"));
      time.pass(Duration.ofMinutes(12));
    }
    assertThat(meter.archive())
        .filteredOn(row -> row.time().equals(Instant.parse("2026-06-10T12:00:00Z")))
        .extracting(ArchiveRow::ordinal)
        .containsExactly(0, 1, 2);
  }

  @Test
  void a_clock_set_forward_ends_the_running_period_and_leaves_out_the_rest() {
    MeterModel meter = new MeterModel(PLAIN, time);
    meter.setClock(Instant.parse("2026-06-10T13:10:00Z"));
    time.pass(Duration.ofMinutes(5));
    assertThat(times(meter.archive().subList(191, meter.archive().size())))
        .extracting(Instant::toString)
        .containsExactly("2026-06-10T12:00:00Z", "2026-06-10T12:15:00Z", "2026-06-10T13:15:00Z");
    assertThat(meter.archive().subList(192, 194))
        .allMatch(row -> (row.status() & RowStatus.CLOCK_ADJUSTED) != 0);
  }

  @Test
  void a_clock_that_was_fast_leaves_its_rows_twice_in_the_history() {
    ProfileOptions profile =
        PLAIN.profile().withFastClock(Instant.parse("2026-06-09T12:00:00Z"), Duration.ofHours(1));
    MeterModel meter = new MeterModel(PLAIN.withProfile(profile), time);
    assertThat(meter.archive()).hasSize(192);
    assertThat(meter.archive()).filteredOn(row -> row.ordinal() == 1).hasSize(4);
    assertThat(meter.clock()).isEqualTo(time.instant());
    assertThat(meter.clockChanges()).hasSize(1);
  }

  @Test
  void a_power_fail_leaves_rows_out_and_the_next_one_says_so() {
    MeterModel meter = new MeterModel(PLAIN, time);
    meter.powerFail(
        new Outage(Instant.parse("2026-06-10T12:20:00Z"), Instant.parse("2026-06-10T12:50:00Z")));
    time.pass(Duration.ofHours(1));
    List<ArchiveRow> added = meter.archive().subList(192, meter.archive().size());
    assertThat(times(added))
        .extracting(Instant::toString)
        .containsExactly("2026-06-10T12:15:00Z", "2026-06-10T13:00:00Z");
    assertThat(added.get(0).status() & RowStatus.POWER_DOWN).isZero();
    assertThat(added.get(1).status() & RowStatus.POWER_DOWN).isNotZero();
    assertThat(meter.events())
        .extracting(Event::code)
        .containsExactly(Event.POWER_DOWN, Event.POWER_UP);
  }

  @Test
  void power_fails_of_the_history_are_the_same_in_another_run() {
    MeterOptions options = MeterOptions.of("00001001");
    List<ArchiveRow> first = List.copyOf(new MeterModel(options, time).archive());
    assertThat(first).hasSizeLessThan(30 * 96);
    assertThat(first).anyMatch(row -> (row.status() & RowStatus.POWER_DOWN) != 0);
    time.pass(Duration.ofHours(7));
    List<ArchiveRow> second = List.copyOf(new MeterModel(options, time).archive());
    Instant begin = second.get(0).time();
    assertThat(second)
        .startsWith(
            first.stream().filter(row -> !row.time().isBefore(begin)).toArray(ArchiveRow[]::new));
  }

  @Test
  void the_archive_forgets_its_oldest_rows() {
    MeterModel meter = new MeterModel(PLAIN.withProfile(PLAIN.profile().withEntries(100)), time);
    assertThat(meter.archive()).hasSize(100);
    time.pass(Duration.ofDays(400));
    assertThat(meter.archive()).hasSize(100);
    assertThat(meter.archive().get(99).time()).isEqualTo("2027-07-15T12:00:00Z");
  }
}
