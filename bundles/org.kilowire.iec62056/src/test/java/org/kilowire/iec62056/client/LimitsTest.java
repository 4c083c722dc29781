// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kilowire.iec62056.Clients.failed;
import static org.kilowire.iec62056.Clients.ok;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.kilowire.iec62056.Clients;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.Registers;
import org.kilowire.iec62056.SimulatedLine;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.profile.ProfileQuery;
import org.kilowire.iec62056.profile.ProfileRequestForm;
import org.kilowire.iec62056.server.MeterServer;
import org.kilowire.iec62056.server.MeterServerSettings;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.session.Limits;
import org.kilowire.iec62056.session.MeterTraits;

/** Nothing that a meter sends uses up more than it is given. */
final class LimitsTest {

  private static final MeterServerSettings METER = MeterServerSettings.of("/EMH5X", "1");

  private static MeterTraits limits(int octets, int dataSets, int blocks, int rows) {
    return MeterTraits.STANDARD.with(
        new Limits(octets, dataSets, blocks, rows, Duration.ofMinutes(15)));
  }

  @Test
  void data_sets_have_a_bound() {
    SimulatedLine line = new SimulatedLine(MeterServer.of(METER, Registers.some()));
    failed(line.run(Clients.of(limits(10_000, 6, 10, 10)).readOut()), Iec62056Reason.TOO_LONG);
  }

  @Test
  void blocks_have_a_bound_and_so_has_their_sum() {
    Registers registers = Registers.of("P.01(" + "1".repeat(1000) + ")");
    for (boolean ofBlocks : new boolean[] {true, false}) {
      SimulatedLine line =
          new SimulatedLine(MeterServer.of(METER.withBlocks(20, Bcc.XOR), registers));
      MeterClient client =
          Clients.of(ofBlocks ? limits(10_000, 10, 10, 10) : limits(256, 10, 1000, 10));
      ok(line.run(client.open(Clients.password(""))));
      failed(
          line.run(client.ask(CommandMessage.read(6, "P.01"))),
          ofBlocks ? Iec62056Reason.TOO_MANY_BLOCKS : Iec62056Reason.TOO_LONG);
    }
  }

  @Test
  void rows_have_a_bound() {
    Registers registers =
        Registers.of("P.01(0260115001500)(00)(15)(1)(1.5)(kW)" + "(1)".repeat(40));
    SimulatedLine line = new SimulatedLine(MeterServer.of(METER, registers));
    MeterClient client = Clients.of(limits(10_000, 10, 10, 5));
    ok(line.run(client.open(Clients.password(""))));
    Instant from = Instant.parse("2026-01-14T23:00:00Z");
    LocalRules berlin = new LocalRules(ZoneId.of("Europe/Berlin"), true);
    ProfileQuery query =
        new ProfileQuery(
            "P.01", from, from.plusSeconds(36_000), ProfileRequestForm.STANDARD, berlin);
    failed(line.run(client.profile(query, row -> {})), Iec62056Reason.TOO_LONG);
  }

  @Test
  void bounds_have_bounds() {
    assertThatThrownBy(() -> limits(17 << 20, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> limits(1000, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    Instant from = Instant.EPOCH;
    LocalRules utc = new LocalRules(ZoneId.of("UTC"), false);
    assertThatThrownBy(
            () ->
                new ProfileQuery(
                    "P.01",
                    from,
                    from.plusSeconds(86_400L * 365 * 100),
                    ProfileRequestForm.STANDARD,
                    utc))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
