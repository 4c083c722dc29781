// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.iec62056.Clients.failed;
import static org.kilowire.iec62056.Clients.ok;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.iec62056.Clients;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.Replay;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.dataset.DataSet;
import org.kilowire.iec62056.profile.ProfileQuery;
import org.kilowire.iec62056.profile.ProfileRequestForm;
import org.kilowire.iec62056.profile.ProfileRow;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.session.ProfileCoverage;
import org.kilowire.iec62056.session.Readout;

/** Recorded dialogues with their right results, octet for octet, however they are cut. */
final class CasesTest {

  private static final LocalRules BERLIN = new LocalRules(ZoneId.of("Europe/Berlin"), true);

  @ParameterizedTest
  @CsvSource({
    "readout_c.txt, 1",
    "readout_c.txt, 16",
    "readout_c.txt, 9999",
    "readout_bad_bcc_once.txt, 1",
    "readout_bad_bcc_once.txt, 9999"
  })
  void a_readout_is_what_the_meter_has(String name, int chunk) throws IOException {
    Replay replay = Replay.ofCase(name, chunk);
    Readout readout = ok(replay.run(Clients.of(MeterTraits.STANDARD).readOut()));
    replay.finished();
    List<String> found = readout.message().dataSets().stream().map(CasesTest::json).toList();
    assertThat(found).startsWith(replay.results().subList(0, 3).toArray(String[]::new));
    assertThat(found).hasSize(8);
    assertThat(readout.message().find("1.8.0").orElseThrow().first().text())
        .isEqualTo("0012345.678");
  }

  private static String json(DataSet set) {
    return "{\"name\": \""
        + set.name()
        + "\", \"raw\": \""
        + set.raw()
        + "\", \"value\": \""
        + set.first().text()
        + "\", \"unit\": \""
        + set.first().unit()
        + "\"}";
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 9999})
  void two_registers_by_name(int chunk) throws IOException {
    Replay replay = Replay.ofCase("get_named.txt", chunk);
    MeterClient client = Clients.of(MeterTraits.STANDARD);
    ok(replay.run(client.open(Clients.password("11111111").to("12345678"))));
    List<String> found = new ArrayList<>();
    for (String name : List.of("1.8.0", "2.8.0")) {
      Answer.Data data = (Answer.Data) ok(replay.run(client.ask(CommandMessage.read(5, name))));
      found.add(json(data.message(1).dataSets().get(0)));
    }
    ok(replay.run(client.close()));
    replay.finished();
    assertThat(found).isEqualTo(replay.results());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9999})
  void a_refused_password_is_not_tried_again(int chunk) throws IOException {
    Replay replay = Replay.ofCase("get_wrong_password.txt", chunk);
    MeterClient client = Clients.of(MeterTraits.STANDARD);
    failed(
        replay.run(client.open(Clients.password("11111111"))),
        Iec62056Reason.AUTHENTICATION_REFUSED);
    replay.finished();
  }

  @ParameterizedTest
  @CsvSource({
    "p01_emh.txt, 2026-06-30T00:00:00+02:00, 2026-07-01T00:00:00+02:00, 1, 96, 18752",
    "p01_emh.txt, 2026-06-30T00:00:00+02:00, 2026-07-01T00:00:00+02:00, 9999, 96, 18752",
    "p01_fall.txt, 2026-10-25T00:00:00+02:00, 2026-10-26T00:00:00+01:00, 16, 100, 0",
    "p01_partial.txt, 2026-06-30T00:00:00+02:00, 2026-07-01T00:00:00+02:00, 1, 96, 0",
    "p01_partial.txt, 2026-06-30T00:00:00+02:00, 2026-07-01T00:00:00+02:00, 9999, 96, 0"
  })
  void a_profile_has_a_row_a_period(
      String name, String after, String upTo, int chunk, int rows, long first) throws IOException {
    Replay replay = Replay.ofCase(name, chunk);
    MeterClient client = Clients.of(MeterTraits.STANDARD);
    ok(replay.run(client.open(Clients.password("11111111"))));
    Instant from = OffsetDateTime.parse(after).toInstant();
    Instant to = OffsetDateTime.parse(upTo).toInstant();
    List<ProfileRow> found = new ArrayList<>();
    ProfileQuery query = new ProfileQuery("P.01", from, to, ProfileRequestForm.STANDARD, BERLIN);
    ProfileCoverage coverage = ok(replay.run(client.profile(query, found::add)));
    ok(replay.run(client.close()));
    replay.finished();
    assertThat(coverage.rows()).isEqualTo(rows);
    assertThat(coverage.unreadable()).isZero();
    for (int i = 0; i < rows; i++) {
      assertThat(found.get(i).end()).isEqualTo(from.plusSeconds(900L * (i + 1)));
      assertThat(found.get(i).offGrid()).isFalse();
      assertThat(found.get(i).ambiguous()).isFalse();
    }
    assertThat(found.get(0).values().get(0).number().orElseThrow().unscaled()).isEqualTo(first);
    assertThat(found.get(0).header().channels().get(0).unit()).isEqualTo("kW");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9999})
  void mode_e_ends_in_bounded_time_whoever_is_silent(int chunk) throws IOException {
    Replay replay = Replay.ofCase("mode_e_silence.txt", chunk);
    ok(replay.run(Clients.of(MeterTraits.STANDARD).openHdlc()));
    assertThat(replay.next()[0]).isEqualTo((byte) 0x7E);
  }
}
