// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.iec62056.Clients.ok;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.iec62056.Clients;
import org.kilowire.iec62056.SimulatedLine;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.profile.ProfileChannel;
import org.kilowire.iec62056.profile.ProfileDialect;
import org.kilowire.iec62056.profile.ProfileQuery;
import org.kilowire.iec62056.profile.ProfileRequestForm;
import org.kilowire.iec62056.profile.ProfileRow;
import org.kilowire.iec62056.profile.ProfileWriter;
import org.kilowire.iec62056.server.Device;
import org.kilowire.iec62056.server.MeterServer;
import org.kilowire.iec62056.server.MeterServerSettings;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.session.ProfileCoverage;

/** A profile is the meter's archive, in every dialect, over the night that has an hour twice. */
final class ProfileTest {

  private static final LocalRules BERLIN = new LocalRules(ZoneId.of("Europe/Berlin"), true);
  private static final Instant BEGIN = Instant.parse("2026-10-23T22:00:00Z");
  private static final int ROWS = 3 * 96 + 4;

  /** A meter with a quarter-hourly archive; its rows have their number for a value. */
  private record Archive(ProfileDialect dialect, ProfileRequestForm form) implements Device {

    @Override
    public String readout(char control, char mode) {
      return "!\r\n";
    }

    @Override
    public Reply command(CommandMessage command) {
      ProfileQuery.Window window = form.window(command.data(), BERLIN).orElseThrow();
      ProfileWriter writer =
          new ProfileWriter("P.01", 15, List.of(new ProfileChannel("1.5", "kW")), dialect, BERLIN);
      for (int i = 1; i <= ROWS; i++) {
        Instant end = end(i);
        if (!end.isBefore(window.after()) && !end.isAfter(window.upTo())) {
          writer.row(end, i % 50 == 0 ? 0x80 : 0, List.of(Integer.toString(i)));
        }
      }
      return new Reply.Data(writer.text());
    }
  }

  private static Instant end(int row) {
    return BEGIN.plusSeconds(900L * row);
  }

  private static List<ProfileRow> read(
      ProfileDialect dialect,
      ProfileRequestForm form,
      int blockOctets,
      Instant after,
      Instant upTo) {
    MeterServerSettings settings =
        MeterServerSettings.of("/EMH5X", "1").withBlocks(blockOctets, Bcc.XOR);
    SimulatedLine line = new SimulatedLine(MeterServer.of(settings, new Archive(dialect, form)));
    MeterClient client = Clients.of(MeterTraits.STANDARD);
    ok(line.run(client.open(Clients.password(""))));
    List<ProfileRow> rows = new ArrayList<>();
    ProfileQuery query = new ProfileQuery("P.01", after, upTo, form, BERLIN);
    ProfileCoverage coverage = ok(line.run(client.profile(query, rows::add)));
    assertThat(coverage.rows()).isEqualTo(rows.size());
    assertThat(coverage.unreadable()).isZero();
    ok(line.run(client.close()));
    return rows;
  }

  @ParameterizedTest
  @CsvSource({
    "VDEW, 600, 0, 0",
    "EMH, 600, 64, 0",
    "LANDIS_GYR, 1440, 100, 0",
    "METCOM, 600, 0, 90",
    "UNBROKEN, 3000, 33, 0"
  })
  void all_rows_come_once_and_in_order(
      ProfileDialect dialect, int windowMinutes, int blockOctets, int leadMinutes) {
    ProfileRequestForm form =
        new ProfileRequestForm(
            "R6",
            ProfileRequestForm.Stamp.SEASON,
            Duration.ofMinutes(windowMinutes),
            Duration.ofMinutes(leadMinutes),
            0);
    List<ProfileRow> rows = read(dialect, form, blockOctets, BEGIN, end(ROWS));
    assertThat(rows).hasSize(ROWS);
    for (int i = 1; i <= ROWS; i++) {
      ProfileRow row = rows.get(i - 1);
      assertThat(row.end()).isEqualTo(end(i));
      assertThat(row.values().get(0).text()).isEqualTo(Integer.toString(i));
      assertThat(row.header().statusWord()).isEqualTo(i % 50 == 0 ? 0x80 : 0);
      assertThat(row.offGrid() || row.ambiguous()).isFalse();
    }
  }

  @Test
  void a_window_without_rows_is_no_failure() {
    Instant later = Instant.parse("2027-03-01T00:00:00Z");
    assertThat(
            read(
                ProfileDialect.EMH,
                ProfileRequestForm.STANDARD,
                0,
                later,
                later.plusSeconds(86_400)))
        .isEmpty();
  }

  /** A window of 10 hours takes 14 s at 300 baud, and there are 30 of them. */
  @Test
  void the_bound_in_time_is_that_of_a_request_and_not_of_all_of_them() {
    SimulatedLine line =
        new SimulatedLine(
            MeterServer.of(
                MeterServerSettings.of("/EMH0X", "1"),
                new Archive(ProfileDialect.EMH, ProfileRequestForm.STANDARD)));
    MeterTraits hurried =
        MeterTraits.STANDARD.with(MeterTraits.STANDARD.limits().withTime(Duration.ofSeconds(40)));
    MeterClient client = Clients.of(hurried);
    ok(line.run(client.open(Clients.password(""))));
    ProfileQuery query =
        new ProfileQuery("P.01", BEGIN, end(ROWS), ProfileRequestForm.STANDARD, BERLIN);
    assertThat(ok(line.run(client.profile(query, row -> {}))).rows()).isEqualTo(ROWS);
  }
}
