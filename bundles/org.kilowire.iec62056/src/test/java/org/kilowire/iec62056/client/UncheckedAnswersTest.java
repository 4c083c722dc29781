// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.iec62056.Clients.failed;
import static org.kilowire.iec62056.Clients.ok;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.iec62056.Clients;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.Registers;
import org.kilowire.iec62056.ScriptedMeter;
import org.kilowire.iec62056.SimulatedLine;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.server.MeterServer;
import org.kilowire.iec62056.session.Access;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.session.MeterTraits;

/** Meters whose check character is not to be relied upon: it comes, and means nothing. */
final class UncheckedAnswersTest {

  private static final MeterTraits UNCHECKED = MeterTraits.STANDARD.with(Bcc.NONE);
  private static final String STX = "\u0002";
  private static final String ETX = "\u0003";

  private static String raw(Answer answer) {
    return ((Answer.Data) answer).raw();
  }

  private static ScriptedMeter meter() {
    return new ScriptedMeter()
        .on("!\r\n", "/KAM0X\r\n")
        .on("\u0006001\r\n", "\u0001P0" + STX + "()" + ETX + "x");
  }

  private static SimulatedLine line(ScriptedMeter meter) {
    return new SimulatedLine(meter).fixed().fault(octets -> SimulatedLine.cut(octets, 1));
  }

  private static MeterClient opened(SimulatedLine line) {
    MeterClient client = Clients.of(UNCHECKED);
    ok(line.run(client.open(Access.open())));
    return client;
  }

  @Test
  void partial_blocks_are_joined() {
    Registers registers = Registers.of("P.01(0123456789)(0123456789)(0123456789)(0123456789)");
    SimulatedLine line =
        new SimulatedLine(
            MeterServer.of(ClientServerTest.SETTINGS.withBlocks(20, Bcc.XOR), registers));
    MeterClient client = Clients.of(UNCHECKED);
    ok(line.run(client.open(Clients.password("11111111"))));
    Answer answer = ok(line.run(client.ask(CommandMessage.read(6, "P.01"))));
    assertThat(raw(answer)).isEqualTo("P.01(0123456789)(0123456789)(0123456789)(0123456789)");
  }

  /** The characters that would mean something by themselves: ACK, NAK, STX and SOH. */
  @ParameterizedTest
  @ValueSource(strings = {"\u0006", "\u0015", "\u0002", "\u0001", "\u0003", "x"})
  void the_check_character_of_an_answer_is_no_answer_to_the_next_command(String check) {
    ScriptedMeter meter =
        meter()
            .on("1.8.0()" + ETX + "Z", STX + "1.8.0(1*kWh)" + ETX + check)
            .on("2.8.0()" + ETX + "Y", STX + "2.8.0(2*kWh)" + ETX + check);
    SimulatedLine line = line(meter);
    MeterClient client = opened(line);
    assertThat(raw(ok(line.run(client.ask(CommandMessage.read(1, "1.8.0"))))))
        .isEqualTo("1.8.0(1*kWh)");
    failed(
        line.run(client.ask(CommandMessage.write(1, "0.2.1", "7"))),
        Iec62056Reason.OUTCOME_UNKNOWN);
    assertThat(raw(ok(line.run(client.ask(CommandMessage.read(1, "2.8.0"))))))
        .isEqualTo("2.8.0(2*kWh)");
  }

  @Test
  void a_block_is_whole_that_has_no_check_character_at_all() {
    ScriptedMeter meter = meter().on("1.8.0()" + ETX + "Z", STX + "1.8.0(1*kWh)" + ETX);
    SimulatedLine line = line(meter);
    MeterClient client = opened(line);
    assertThat(raw(ok(line.run(client.ask(CommandMessage.read(1, "1.8.0"))))))
        .isEqualTo("1.8.0(1*kWh)");
    assertThat(meter.heard()).hasSize(3);
  }

  @Test
  void nobody_speaks_before_the_check_character_is_there() {
    ScriptedMeter meter = meter().on("1.8.0()" + ETX + "Z", STX + "1.8.0(1*kWh)" + ETX + "x");
    SimulatedLine line = line(meter);
    MeterClient client = opened(line);
    long began = line.now();
    ok(line.run(client.ask(CommandMessage.read(1, "1.8.0"))));
    long octets = ("_R1_1.8.0()_Z" + "_1.8.0(1*kWh)_x").length();
    assertThat(line.now() - began).isGreaterThanOrEqualTo(octets * 10 * 1_000_000_000L / 300);
  }
}
