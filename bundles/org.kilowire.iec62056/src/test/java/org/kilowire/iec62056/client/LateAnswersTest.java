// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.iec62056.Clients.ok;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.iec62056.Clients;
import org.kilowire.iec62056.ScriptedMeter;
import org.kilowire.iec62056.SimulatedLine;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.frame.Blocks;
import org.kilowire.iec62056.session.Access;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.session.MeterTraits;

/** A meter that is slower than it is waited for answers each repetition, one after the other. */
final class LateAnswersTest {

  private static String command(String code, String data) {
    return text(Blocks.command(code, data, Bcc.XOR));
  }

  private static String data(String text, boolean last) {
    return text(Blocks.data(text, last, Bcc.XOR));
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  private static ScriptedMeter meter() {
    return new ScriptedMeter().on("!\r\n", "/ISK0X\r\n").on("\u0006001\r\n", command("P0", "()"));
  }

  private static String read(SimulatedLine line, MeterClient client, int type, String name) {
    Answer answer = ok(line.run(client.ask(CommandMessage.read(type, name))));
    return ((Answer.Data) answer).raw();
  }

  /** Names would tell; the meter sends none. */
  @ParameterizedTest
  @ValueSource(longs = {2600, 3000, 4000, 6000, 9000})
  void the_second_answer_to_a_question_is_none_to_the_next(long millis) {
    Duration slow = Duration.ofMillis(millis);
    ScriptedMeter meter =
        meter()
            .on(command("R1", "1.8.0()"), slow, data("(1.5*kWh)", true))
            .on(command("R1", "2.8.0()"), slow, data("(2.5*kWh)", true))
            .on(command("R1", "3.8.0()"), data("(3.5*kvarh)", true));
    SimulatedLine line = new SimulatedLine(meter).fixed();
    MeterClient client = Clients.of(MeterTraits.STANDARD);
    ok(line.run(client.open(Access.open())));
    assertThat(read(line, client, 1, "1.8.0")).isEqualTo("(1.5*kWh)");
    assertThat(read(line, client, 1, "2.8.0")).isEqualTo("(2.5*kWh)");
    assertThat(read(line, client, 1, "3.8.0")).isEqualTo("(3.5*kvarh)");
  }

  @Test
  void a_first_block_that_comes_twice_is_taken_once() {
    ScriptedMeter meter =
        meter()
            .on(command("R6", "P.01()"), Duration.ofSeconds(3), data("P.01(1)\r\n(2)", false))
            .onBehind(command("R6", "P.01()"), "\u0006", data("(3)(4)", true));
    SimulatedLine line = new SimulatedLine(meter).fixed();
    MeterClient client = Clients.of(MeterTraits.STANDARD);
    ok(line.run(client.open(Access.open())));
    assertThat(read(line, client, 6, "P.01")).isEqualTo("P.01(1)\r\n(2)(3)(4)");
  }

  @Test
  void a_meter_that_is_in_time_is_not_waited_for() {
    ScriptedMeter meter = meter().on(command("R1", "1.8.0()"), data("(1.5*kWh)", true));
    SimulatedLine line = new SimulatedLine(meter).fixed();
    MeterClient client = Clients.of(MeterTraits.STANDARD);
    ok(line.run(client.open(Access.open())));
    long began = line.now();
    assertThat(read(line, client, 1, "1.8.0")).isEqualTo("(1.5*kWh)");
    assertThat(Duration.ofNanos(line.now() - began)).isLessThan(Duration.ofSeconds(1));
  }
}
