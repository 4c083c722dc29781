// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.dataset.DataSetValue;

final class ProfileReaderTest {

  private static final LocalRules BERLIN = new LocalRules(ZoneId.of("Europe/Berlin"), true);

  private final List<ProfileRow> rows = new ArrayList<>();
  private final List<String> bad = new ArrayList<>();

  private final ProfileSink sink =
      new ProfileSink() {
        @Override
        public void row(ProfileRow row) {
          rows.add(row);
        }

        @Override
        public void unreadable(String text, String why) {
          bad.add(text);
        }
      };

  private ProfileReader read(String... answers) {
    ProfileReader reader = new ProfileReader(BERLIN, sink);
    for (String answer : answers) {
      byte[] octets = answer.getBytes(StandardCharsets.ISO_8859_1);
      reader.read(octets, 0, octets.length);
    }
    return reader;
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  private List<String> ends() {
    return rows.stream().map(row -> row.end().toString()).toList();
  }

  private List<List<String>> values() {
    return rows.stream()
        .map(row -> row.values().stream().map(DataSetValue::text).toList())
        .toList();
  }

  @Test
  void the_stamp_is_the_end_of_the_first_row() {
    read("P.01(1260630001500)(00000000)(15)(2)(1.5)(kW)(2.5)(kW)\r\n(1)(2)\r\n(3)(4)\r\n");
    assertThat(ends()).containsExactly("2026-06-29T22:15:00Z", "2026-06-29T22:30:00Z");
    assertThat(values()).containsExactly(List.of("1", "2"), List.of("3", "4"));
    assertThat(rows.get(0).first()).isTrue();
    assertThat(rows.get(1).first()).isFalse();
    assertThat(rows.get(0).header().channels())
        .containsExactly(new ProfileChannel("1.5", "kW"), new ProfileChannel("2.5", "kW"));
  }

  @Test
  void the_dialect_of_landis_and_gyr() {
    read("P.01(0070325013000)(0000)(15)(2)(1.5.0)(kW)(5.5.0)(kvar)\r\n(0.1)(0.2)\r\n");
    assertThat(ends()).containsExactly("2007-03-25T00:30:00Z");
    assertThat(rows.get(0).header().status()).isEqualTo("0000");
  }

  @Test
  void the_dialect_of_metcom_repeats_its_header_on_every_row() {
    read(
        lines(
            "P.01(0260115001500)(00)(15)(1)(1-0:1.5.0)(kW)(0.1)",
            "P.01(0260115003000)(80)(15)(1)(1-0:1.5.0)(kW)(0.2)"));
    assertThat(ends()).containsExactly("2026-01-14T23:15:00Z", "2026-01-14T23:30:00Z");
    assertThat(StatusFlag.of(rows.get(1).header().statusWord()))
        .isEqualTo(EnumSet.of(StatusFlag.POWER_LOST));
  }

  @Test
  void rows_need_no_line_ends() {
    read("P.01(0260115001500)(00)(15)(2)(1.5)(kW)(2.5)(kW)(1)(2)(3)(4)(5)(6)");
    assertThat(values()).containsExactly(List.of("1", "2"), List.of("3", "4"), List.of("5", "6"));
  }

  @Test
  void the_autumn_night_has_its_hour_twice_by_the_season_digit() {
    read(
        lines(
            "P.01(1261025023000)(00)(15)(1)(1.5)(kW)",
            "(1)",
            "(2)",
            "(3)",
            "P.01(0261025021500)(00)(15)(1)(1.5)(kW)",
            "(4)"));
    assertThat(ends())
        .containsExactly(
            "2026-10-25T00:30:00Z",
            "2026-10-25T00:45:00Z",
            "2026-10-25T01:00:00Z",
            "2026-10-25T01:15:00Z");
  }

  @Test
  void without_a_season_the_order_of_rows_tells_the_hour() {
    read(
        lines(
            "P.01(261025014500)(00)(15)(1)(1.5)(kW)",
            "(1)",
            "P.01(261025020000)(00)(15)(1)(1.5)(kW)",
            "(2)",
            "(3)",
            "(4)",
            "(5)",
            "P.01(261025020000)(08)(15)(1)(1.5)(kW)",
            "(6)"));
    assertThat(ends())
        .containsExactly(
            "2026-10-24T23:45:00Z",
            "2026-10-25T00:00:00Z",
            "2026-10-25T00:15:00Z",
            "2026-10-25T00:30:00Z",
            "2026-10-25T00:45:00Z",
            "2026-10-25T01:00:00Z");
    assertThat(rows).noneMatch(ProfileRow::ambiguous);
  }

  @Test
  void where_nothing_tells_the_hour_it_is_flagged_and_not_guessed() {
    read("P.01(261025023000)(00)(15)(1)(1.5)(kW)\r\n(1)\r\n");
    assertThat(ends()).containsExactly("2026-10-25T00:30:00Z");
    assertThat(rows.get(0).ambiguous()).isTrue();
  }

  @Test
  void season_two_is_utc() {
    read("P.01(2260630001500)(00)(15)(1)(1.5)(kW)\r\n(1)\r\n");
    assertThat(ends()).containsExactly("2026-06-30T00:15:00Z");
  }

  @Test
  void a_stamp_off_the_grid_is_a_row_of_its_own_and_the_next_ends_on_it() {
    read(
        lines(
            "P.01(0260115100700)(80)(15)(1)(1.5)(kW)",
            "(1)",
            "P.01(0260115101500)(40)(15)(1)(1.5)(kW)",
            "(2)",
            "(3)"));
    assertThat(ends())
        .containsExactly("2026-01-15T09:07:00Z", "2026-01-15T09:15:00Z", "2026-01-15T09:30:00Z");
    assertThat(rows).extracting(ProfileRow::offGrid).containsExactly(true, false, false);
  }

  @Test
  void behind_a_short_piece_rows_go_on_on_the_grid() {
    read("P.01(0260115100700)(20)(15)(1)(1.5)(kW)\r\n(1)\r\n(2)\r\n(3)\r\n");
    assertThat(ends())
        .containsExactly("2026-01-15T09:07:00Z", "2026-01-15T09:15:00Z", "2026-01-15T09:30:00Z");
  }

  @ParameterizedTest
  @CsvSource({"P.01(ERROR)", "P.98(ERROR)", "P.01()", "''"})
  void an_empty_window_is_empty(String answer) {
    ProfileReader reader = read(answer);
    assertThat(rows).isEmpty();
    assertThat(reader.unreadable()).isEqualTo(answer.equals("P.01()") ? 1 : 0);
  }

  @Test
  void a_missing_value_is_none() {
    read("P.01(0260115001500)(00)(15)(2)(1.5)(kW)(2.5)(kW)\r\n(---.-)(0.0)\r\n");
    assertThat(rows.get(0).values().get(0).isMissing()).isTrue();
    assertThat(rows.get(0).values().get(1).number()).isPresent();
  }

  @Test
  void a_log_keeps_the_order_of_the_meter() {
    read(
        lines(
            "P.98(1220826235646)(00008020)()(2)(0.9.1)()(0.9.2)()(1235703)(1220826)",
            "P.98(1220826235000)(0040)()(0)",
            "P.200(0220101000000)(00)()(1)(C.11.10)()(17)"));
    assertThat(ends())
        .containsExactly("2022-08-26T21:56:46Z", "2022-08-26T21:50:00Z", "2021-12-31T23:00:00Z");
    assertThat(values()).containsExactly(List.of("1235703", "1220826"), List.of(), List.of("17"));
    assertThat(rows).allMatch(row -> row.header().isLog());
    assertThat(rows.get(0).header().statusWord()).isEqualTo(0x8020);
  }

  @Test
  void two_channels_may_differ_in_their_b_group_only() {
    read("P.01(0260115001500)(00)(15)(2)(1-1:1.29)(kWh)(1-2:1.29)(kWh)\r\n(1)(2)\r\n");
    assertThat(rows.get(0).header().channels())
        .extracting(ProfileChannel::id)
        .containsExactly("1-1:1.29", "1-2:1.29");
  }

  @Test
  void a_row_that_is_not_whole_costs_itself_and_keeps_its_place() {
    ProfileReader reader =
        read(
            lines(
                "P.01(0260115001500)(00)(15)(2)(1.5)(kW)(2.5)(kW)",
                "(1)(2)",
                "(3)",
                "(5)(6)",
                "(7(8)",
                "(9)(10)"));
    assertThat(ends())
        .containsExactly("2026-01-14T23:15:00Z", "2026-01-14T23:45:00Z", "2026-01-15T00:15:00Z");
    assertThat(reader.unreadable()).isEqualTo(2);
    assertThat(bad).hasSize(2);
  }

  @Test
  void rows_under_a_header_that_cannot_be_are_not_placed() {
    read(
        lines(
            "P.01(0261315001500)(00)(15)(1)(1.5)(kW)",
            "(1)",
            "P.01(0260115001500)(00)(15)(1)(1.5)(kW)",
            "(2)"));
    assertThat(values()).containsExactly(List.of("2"));
    assertThat(bad).hasSize(2);
  }

  @Test
  void windows_follow_one_another_and_share_no_row() {
    Instant from = Instant.parse("2026-06-29T22:00:00Z");
    Instant to = Instant.parse("2026-06-30T22:00:00Z");
    ProfileQuery query = new ProfileQuery("P.01", from, to, ProfileRequestForm.STANDARD, BERLIN);
    assertThat(query.windows().stream().map(query::request))
        .containsExactly(
            "P.01(12606300000;12606301000)",
            "P.01(12606301000;12606302000)",
            "P.01(12606302000;12607010000)");
    for (Instant end = from; !end.isAfter(to); end = end.plusSeconds(900)) {
      Instant row = end;
      long holders = query.windows().stream().filter(window -> window.holds(row)).count();
      assertThat(holders).isEqualTo(end.equals(from) ? 0 : 1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "R5 | SEASON         | 0  | 0 | P.01(12606300000;12606300100)",
        "R6 | SEASON         | 0  | 8 | P.01(12606300000;12606300100;8)",
        "R5 | PLAIN          | 0  | 0 | P.01(2606300000;2606300100)",
        "R5 | SEASON_SECONDS | 0  | 0 | P.01(1260630000000;1260630010000)",
        "R2 | DASHES         | 0  | 0 | P.01(26-06-30,00:00;26-06-30,01:00)",
        "R5 | SEASON         | 90 | 0 | P.01(12606292230;12606300100)"
      })
  void a_request_has_the_form_of_the_type(
      String command, ProfileRequestForm.Stamp stamp, int lead, int rowsPerBlock, String expected) {
    ProfileRequestForm form =
        new ProfileRequestForm(
            command, stamp, Duration.ofHours(10), Duration.ofMinutes(lead), rowsPerBlock);
    Instant from = Instant.parse("2026-06-29T22:00:00Z");
    ProfileQuery query = new ProfileQuery("P.01", from, from.plusSeconds(3600), form, BERLIN);
    assertThat(query.request(query.windows().get(0))).isEqualTo(expected);
  }
}
