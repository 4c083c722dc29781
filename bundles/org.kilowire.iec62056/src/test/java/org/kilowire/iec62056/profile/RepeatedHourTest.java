// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.iec62056.clock.LocalRules;

/** Stamps without a season, in the hour that the clock is set back by. */
final class RepeatedHourTest {

  private static final LocalRules BERLIN = new LocalRules(ZoneId.of("Europe/Berlin"), true);

  private static List<ProfileRow> read(String... lines) {
    List<ProfileRow> rows = new ArrayList<>();
    byte[] octets = String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    new ProfileReader(BERLIN, rows::add).read(octets, 0, octets.length);
    return rows;
  }

  /** With a header on every row: what follows a guess is one too. */
  @Test
  void a_row_is_as_ambiguous_as_the_one_that_it_follows() {
    List<ProfileRow> rows =
        read(
            "P.01(261025021500)(00)(15)(1)(1.5)(kW)(1)",
            "P.01(261025023000)(00)(15)(1)(1.5)(kW)(2)",
            "P.01(261025024500)(00)(15)(1)(1.5)(kW)(3)",
            "P.01(261025030000)(00)(15)(1)(1.5)(kW)(4)");
    assertThat(rows).extracting(ProfileRow::ambiguous).containsExactly(true, true, true, false);
  }

  @Test
  void what_follows_a_certain_row_is_certain() {
    List<ProfileRow> rows =
        read(
            "P.01(261025014500)(00)(15)(1)(1.5)(kW)(1)",
            "P.01(261025020000)(00)(15)(1)(1.5)(kW)(2)",
            "P.01(261025021500)(00)(15)(1)(1.5)(kW)(3)");
    assertThat(rows).extracting(ProfileRow::ambiguous).containsOnly(false);
  }

  /** Entries of a log are in the meter's order, which need not be that of time. */
  @Test
  void the_order_of_a_log_tells_no_hour() {
    List<ProfileRow> rows =
        read(
            "P.98(261025015900)(0040)()(0)",
            "P.98(261025025000)(0040)()(0)",
            "P.98(261025021000)(0080)()(0)");
    assertThat(rows).extracting(ProfileRow::ambiguous).containsExactly(false, true, true);
  }

  /** The last row of a window is the first of the next, which is asked for from there. */
  @Test
  void the_row_at_the_edge_of_two_windows_is_one() {
    List<ProfileRow> rows = new ArrayList<>();
    ProfileReader reader = new ProfileReader(BERLIN, rows::add);
    for (String answer :
        List.of(
            "P.01(261025014500)(00)(15)(1)(1.5)(kW)(1)(2)",
            "P.01(261025020000)(00)(15)(1)(1.5)(kW)(2)(3)",
            "P.01(261025020000)(00)(15)(1)(1.5)(kW)(2)(3)")) {
      byte[] octets = answer.getBytes(StandardCharsets.ISO_8859_1);
      reader.read(octets, 0, octets.length);
    }
    assertThat(rows.stream().map(row -> row.end().toString().substring(11, 16)).toList())
        .as("of the last answer, whose order nothing tells, the earlier, and flagged")
        .containsExactly("23:45", "00:00", "00:00", "00:15", "00:00", "00:15");
    assertThat(rows)
        .extracting(ProfileRow::ambiguous)
        .containsExactly(false, false, false, false, true, true);
  }
}
