// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.iec62056.Clients.failed;
import static org.kilowire.iec62056.Clients.ok;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Clients;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.Registers;
import org.kilowire.iec62056.ScriptedMeter;
import org.kilowire.iec62056.SimulatedLine;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.frame.Blocks;
import org.kilowire.iec62056.server.Fault;
import org.kilowire.iec62056.server.MeterServer;
import org.kilowire.iec62056.server.MeterServerSettings;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.signon.WakeUp;

/** How a line and its meters are left, and found, where not all went well. */
final class AfterErrorsTest {

  private static final MeterTraits BREAKING =
      MeterTraits.STANDARD.with(MeterTraits.STANDARD.conduct().withReadout(false, true, 0));

  private static SimulatedLine line(Fault... faults) {
    return new SimulatedLine(
        MeterServer.of(ClientServerTest.SETTINGS.withFaults(Set.of(faults)), Registers.some()));
  }

  @Test
  void a_meter_that_was_found_in_a_conversation_is_left_with_a_break() {
    SimulatedLine line = line(Fault.BREAK_FIRST);
    MeterClient client =
        Clients.of(MeterTraits.STANDARD.with(MeterTraits.STANDARD.signOn().withRepeats(1)));
    ok(line.run(client.open(Clients.password("11111111"))));
    ok(line.run(client.close()));
    line.pass(Duration.ofSeconds(1));
    assertThat(line.serverRate()).as("out of the programming mode").isEqualTo(300);
  }

  @Test
  void a_meter_that_sends_until_a_break_gets_one_where_its_readout_is_of_no_use_too() {
    SimulatedLine line = line(Fault.KEEPS_SENDING, Fault.SPOILED);
    MeterClient client = Clients.of(BREAKING.with(BREAKING.check().withResends(0)));
    failed(line.run(client.readOut()), Iec62056Reason.BAD_BCC);
    line.pass(Duration.ofSeconds(1));
    assertThat(line.serverRate()).as("silent").isEqualTo(300);
  }

  @Test
  void behind_the_break_of_a_readout_the_meter_has_its_pause() {
    SimulatedLine line = line(Fault.KEEPS_SENDING);
    MeterClient client = Clients.of(BREAKING);
    ok(line.run(client.readOut()));
    long broken = line.now();
    ok(line.run(client.identify()));
    assertThat(Duration.ofNanos(line.now() - broken))
        .isGreaterThan(MeterTraits.STANDARD.timing().afterBreak());
  }

  /** 9600 is what the meter offers: 19,200 would be no other try. */
  @ParameterizedTest
  @CsvSource({"/EMH5X, 2, 300 9600 300 4800 300 2400", "/EMH3X, 1, 300 2400 300 1200"})
  void a_damaged_readout_is_tried_again_at_the_rate_below_the_one_that_it_came_at(
      String identification, int tries, String rates) {
    SimulatedLine line =
        new SimulatedLine(
            MeterServer.of(
                MeterServerSettings.of(identification, "1").withFaults(Set.of(Fault.DIRTY_HEAD)),
                Registers.some()));
    MeterTraits slower =
        MeterTraits.STANDARD.with(MeterTraits.STANDARD.conduct().withReadout(false, false, tries));
    failed(line.run(Clients.of(slower).readOut()), Iec62056Reason.BAD_BCC);
    assertThat(line.clientRates().stream().map(String::valueOf).toList())
        .containsExactly(rates.split(" ", -1));
  }

  /** An end that does not say by what it was refused may say it in words. */
  @ParameterizedTest
  @ValueSource(strings = {"(Passwort falsch)", "(ERROR 15)", "no", ""})
  void a_password_that_is_answered_with_words_is_not_accepted(String words) {
    String shown = text(Blocks.command("P1", "(11111111)", Bcc.XOR));
    ScriptedMeter meter =
        new ScriptedMeter()
            .on("!\r\n", "/EMH0X\r\n")
            .on("\u0006001\r\n", text(Blocks.command("P0", "(1)", Bcc.XOR)))
            .on(shown, text(Blocks.data(words, true, Bcc.XOR)));
    SimulatedLine line = new SimulatedLine(meter).fixed();
    failed(
        line.run(Clients.of(MeterTraits.STANDARD).open(Clients.password("11111111"))),
        Iec62056Reason.AUTHENTICATION_REFUSED);
    assertThat(meter.heard()).containsOnlyOnce(shown);
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  /** NULs that wake a meter come back as all else does, some of them late. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1600})
  void the_echo_of_what_wakes_a_meter_hides_no_echo(int silenceMillis) {
    SimulatedLine line = line(Fault.ASLEEP).echoing();
    MeterTraits waking =
        MeterTraits.STANDARD.with(
            MeterTraits.STANDARD.signOn().withWakeUp(new WakeUp(66, silenceMillis)));
    MeterClient client = Clients.of(waking);
    ok(line.run(client.open(Clients.password("11111111"))));
    Answer answer = ok(line.run(client.ask(CommandMessage.read(5, "2.8.0"))));
    assertThat(((Answer.Data) answer).raw()).isEqualTo("2.8.0(0000003.200*kWh)");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x80, 0x01, 0xFE, 0xFF, 0x7F})
  void a_spoiled_character_in_front_of_an_identification_costs_nothing(int junk) {
    SimulatedLine line =
        line(Fault.PARITY_IN_EIGHTH_BIT).fault(octets -> List.of(new byte[] {(byte) junk}, octets));
    ok(line.run(Clients.of(MeterTraits.STANDARD).identify()));
  }

  /** Text without end. */
  private static final class Babbler implements Conversation<Void> {
    @Override
    public Step begin(long now) {
      return sent(now);
    }

    @Override
    public Step sent(long now) {
      byte[] text = "UUUUUUUUUUUUUUUU".getBytes(StandardCharsets.US_ASCII);
      return new Step.Send(ByteBuffer.wrap(text), now + 9_000_000_000L);
    }

    @Override
    public Step received(ByteBuffer in, long now) {
      throw new IllegalStateException("it only speaks");
    }

    @Override
    public Step elapsed(long now) {
      return sent(now);
    }

    @Override
    public Void result() {
      return null;
    }
  }

  @Test
  void a_line_on_which_somebody_babbles_costs_a_meter_its_turn_and_no_quarter_of_an_hour() {
    SimulatedLine line = new SimulatedLine(new Babbler());
    MeterClient client =
        Clients.of(MeterTraits.STANDARD.with(MeterTraits.STANDARD.signOn().withRepeats(1)));
    failed(line.run(client.readOut()), Iec62056Reason.MALFORMED_IDENTIFICATION);
    assertThat(Duration.ofNanos(line.now())).isLessThan(Duration.ofSeconds(90));
  }
}
