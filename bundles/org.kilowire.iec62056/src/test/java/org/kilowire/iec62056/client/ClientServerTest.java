// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.iec62056.Clients.failed;
import static org.kilowire.iec62056.Clients.ok;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Secret;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Clients;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.Registers;
import org.kilowire.iec62056.SimulatedLine;
import org.kilowire.iec62056.clock.ClockForm;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.clock.MeterTime;
import org.kilowire.iec62056.clock.Season;
import org.kilowire.iec62056.dataset.DataSet;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.frame.ParityBit;
import org.kilowire.iec62056.profile.ProfileQuery;
import org.kilowire.iec62056.profile.ProfileRequestForm;
import org.kilowire.iec62056.profile.ProfileRow;
import org.kilowire.iec62056.server.AnsweringMeter;
import org.kilowire.iec62056.server.Device;
import org.kilowire.iec62056.server.Fault;
import org.kilowire.iec62056.server.MeterServer;
import org.kilowire.iec62056.server.MeterServerSettings;
import org.kilowire.iec62056.session.Access;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.session.ProfileCoverage;
import org.kilowire.iec62056.session.Readout;
import org.kilowire.iec62056.signon.Identification;
import org.kilowire.iec62056.signon.Rates;
import org.kilowire.iec62056.signon.WakeUp;

/** A client and a simulated meter over a line with rates, chunks, noise and echo. */
final class ClientServerTest {

  private static final LocalRules BERLIN = new LocalRules(ZoneId.of("Europe/Berlin"), true);

  static final MeterServerSettings SETTINGS =
      MeterServerSettings.of("/EMH5\\@01LZQJL0014F", "12345678").withPassword("11111111");

  static SimulatedLine line(MeterServerSettings settings) {
    return new SimulatedLine(MeterServer.of(settings, Registers.some()));
  }

  private static void whole(Readout readout) {
    assertThat(readout.message().dataSets()).hasSize(7);
    assertThat(readout.message().find("1.8.0").orElseThrow().raw())
        .isEqualTo("1.8.0(0012345.678*kWh)");
  }

  private static MeterClient opened(SimulatedLine line, MeterTraits traits) {
    MeterClient client = Clients.of(traits);
    ok(line.run(client.open(Clients.password("11111111").to("12345678"))));
    return client;
  }

  @Test
  void the_rate_is_that_of_the_request_and_then_that_of_the_acknowledgement() {
    SimulatedLine line = line(SETTINGS);
    whole(ok(line.run(Clients.of(MeterTraits.STANDARD).readOut())));
    assertThat(line.clientRates()).containsExactly(300, 9600);
    assertThat(line.serverRate()).isEqualTo(9600);
  }

  @Test
  void no_higher_rate_is_proposed_than_is_wanted() {
    SimulatedLine line = line(SETTINGS);
    MeterTraits slow = MeterTraits.STANDARD.with(Rates.STANDARD.withMost(2400));
    whole(ok(line.run(Clients.of(slow).readOut())));
    assertThat(line.clientRates()).containsExactly(300, 2400);
  }

  @ParameterizedTest
  @CsvSource({"/KAM 123, 300", "/LUGCUH50, 2400", "/LGZ4ZMD120AP, 4800"})
  void modes_a_b_and_c_are_told_by_the_identification(String identification, int rate) {
    SimulatedLine line = line(MeterServerSettings.of(identification, "1"));
    whole(ok(line.run(Clients.of(MeterTraits.STANDARD).readOut())));
    assertThat(line.serverRate()).isEqualTo(rate);
  }

  @Test
  void two_readouts_in_a_row_are_two() {
    SimulatedLine line = line(SETTINGS);
    MeterClient client =
        Clients.of(MeterTraits.STANDARD.with(MeterTraits.STANDARD.signOn().withRepeats(3)));
    whole(ok(line.run(client.readOut())));
    whole(ok(line.run(client.readOut())));
  }

  @Test
  void an_echo_is_found_and_taken_out() {
    SimulatedLine line = line(SETTINGS).echoing().fixed();
    MeterClient client = opened(line, MeterTraits.STANDARD);
    Answer.Data data = (Answer.Data) ok(line.run(client.ask(CommandMessage.read(5, "1.8.0"))));
    assertThat(data.raw()).isEqualTo("1.8.0(0012345.678*kWh)");
    ok(line.run(client.close()));
  }

  @Test
  void an_echo_alone_is_told() {
    SimulatedLine line = line(SETTINGS.withFaults(Set.of(Fault.SILENT))).echoing();
    failed(line.run(Clients.of(MeterTraits.STANDARD).readOut()), Iec62056Reason.ECHO_ONLY);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34, 500})
  void however_octets_are_cut(int size) {
    SimulatedLine line = line(SETTINGS).fault(octets -> SimulatedLine.cut(octets, size));
    whole(
        ok(
            line.run(
                Clients.of(
                        MeterTraits.STANDARD.with(
                            MeterTraits.STANDARD
                                .timing()
                                .withAnswers(Duration.ofSeconds(20), Duration.ofSeconds(20))))
                    .readOut())));
  }

  /** Each bit of the readout once: the block is asked for again, and is right then. */
  @Test
  void every_flipped_bit_of_a_readout_is_mended() {
    int length = Registers.some().readout('0', '0').length() + 3;
    for (int bit = 0; bit < 7 * length; bit++) {
      int place = bit / 7;
      byte mask = (byte) (1 << (bit % 7));
      boolean[] spoilt = {false};
      SimulatedLine line =
          line(SETTINGS)
              .fault(
                  octets -> {
                    if (octets.length == length && !spoilt[0]) {
                      spoilt[0] = true;
                      octets[place] ^= mask;
                    }
                    return SimulatedLine.cut(octets, 16);
                  });
      whole(ok(line.run(Clients.of(MeterTraits.STANDARD).readOut())));
      assertThat(spoilt[0]).isTrue();
    }
  }

  static byte[] spoiled(byte[] octets, Random random) {
    byte[] out = octets.clone();
    if (random.nextInt(3) == 0) {
      out[random.nextInt(out.length)] ^= (byte) (1 << random.nextInt(7));
    }
    return out;
  }

  @Test
  void a_register_that_the_meter_has_not_is_refused_in_its_words() {
    SimulatedLine line = line(SETTINGS);
    MeterClient client = opened(line, MeterTraits.STANDARD);
    assertThat(ok(line.run(client.ask(CommandMessage.read(5, "9.9.9")))))
        .isEqualTo(new Answer.Refused("(ERR12)"));
  }

  @Test
  void a_write_is_done_once_and_acknowledged() {
    Registers registers = Registers.some();
    SimulatedLine line = new SimulatedLine(MeterServer.of(SETTINGS, registers));
    MeterClient client = opened(line, MeterTraits.STANDARD);
    assertThat(ok(line.run(client.ask(CommandMessage.write(5, "0.9.2", "260701")))))
        .isEqualTo(new Answer.Acknowledged());
    assertThat(registers.get("0.9.2")).isEqualTo("(260701)");
    assertThat(registers.writes()).isEqualTo(1);
  }

  @Test
  void a_write_whose_answer_does_not_come_has_an_unknown_outcome() {
    Registers registers = Registers.some();
    int[] answers = {0};
    SimulatedLine line =
        new SimulatedLine(MeterServer.of(SETTINGS, registers))
            .fault(octets -> octets[0] == 6 && answers[0]++ > 0 ? List.of() : List.of(octets));
    MeterClient client = opened(line, MeterTraits.STANDARD);
    failed(
        line.run(client.ask(CommandMessage.write(5, "0.9.2", "260701"))),
        Iec62056Reason.OUTCOME_UNKNOWN);
    assertThat(registers.writes()).isEqualTo(1);
  }

  @Test
  void a_link_lost_amid_a_write_has_an_unknown_outcome() {
    SimulatedLine line = line(SETTINGS);
    MeterClient client = opened(line, MeterTraits.STANDARD);
    Conversation<Answer> write = client.ask(CommandMessage.write(5, "0.9.2", "260701"));
    write.begin(1);
    assertThat(write.lost(new LinkException("gone"), 2))
        .isInstanceOfSatisfying(
            Step.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(Iec62056Reason.OUTCOME_UNKNOWN));
    Conversation<Answer> read = client.ask(CommandMessage.read(5, "0.9.2"));
    read.begin(1);
    assertThat(read.lost(new LinkException("gone"), 2)).isInstanceOf(Step.Lost.class);
  }

  @Test
  void another_serial_gets_no_password() {
    SimulatedLine line = line(SETTINGS);
    List<String> shown = new ArrayList<>();
    Access access =
        new Access(
            Optional.of("99999999"),
            (round, answer) -> {
              shown.add(answer);
              return Optional.empty();
            });
    failed(line.run(Clients.of(MeterTraits.STANDARD).open(access)), Iec62056Reason.WRONG_DEVICE);
    assertThat(shown).isEmpty();
  }

  @Test
  void a_makers_algorithm_sees_the_seed_and_what_the_meter_answers() {
    SimulatedLine line = line(SETTINGS.withOperand("SEED"));
    MeterTraits traits =
        MeterTraits.STANDARD.with(
            MeterTraits.STANDARD.conduct().withProgramming(true, false, true));
    List<String> seen = new ArrayList<>();
    Access access =
        new Access(
            Optional.empty(),
            (round, answer) -> {
              seen.add(answer);
              return round == 0
                  ? Optional.of(CommandMessage.of("P2", "(11111111)"))
                  : Optional.empty();
            });
    ok(line.run(Clients.of(traits).open(access)));
    assertThat(seen).containsExactly("SEED", "");
  }

  @Test
  void nothing_is_asked_before_the_programming_mode_is_open() {
    SimulatedLine line = line(SETTINGS);
    failed(
        line.run(Clients.of(MeterTraits.STANDARD).ask(CommandMessage.read(5, "1.8.0"))),
        Iec62056Reason.NOT_SIGNED_ON);
  }

  @Test
  void a_password_is_printed_nowhere() {
    assertThat(CommandMessage.password("geheim").toString()).isEqualTo("P1");
    assertThat(CommandMessage.of("W5", "(geheim)").toString()).isEqualTo("W5");
    assertThat(SETTINGS.toString()).doesNotContain("11111111");
    assertThat(new AddressedMeter("1", Secret.of("geheim")).toString()).doesNotContain("geheim");
  }

  @Test
  void a_clock_is_read_and_set() {
    Registers registers = Registers.some();
    SimulatedLine line = new SimulatedLine(MeterServer.of(SETTINGS, registers));
    MeterClient client = opened(line, MeterTraits.STANDARD);
    LocalDateTime shown = LocalDateTime.of(2026, 6, 30, 10, 15);
    assertThat(ok(line.run(client.clock(ClockForm.STANDARD, 5))).time())
        .isEqualTo(new MeterTime(shown, Season.NONE));
    Instant now = Instant.parse("2026-07-01T08:00:00Z");
    ok(line.run(client.setClock(ClockForm.STANDARD, 5, at -> BERLIN.at(now))));
    assertThat(registers.get("0.9.1")).isEqualTo("(100000)");
    assertThat(registers.get("0.9.2")).isEqualTo("(260701)");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 17, 64, 1000})
  void an_answer_in_blocks_is_joined_wherever_it_was_cut(int blockOctets) {
    String text = "P.01(0260115001500)(00)(15)(1)(1.5)(kW)\r\n(1)\r\n(2)\r\n(3)\r\n";
    Registers registers = Registers.of("P.01" + text.substring(4));
    SimulatedLine line =
        new SimulatedLine(MeterServer.of(SETTINGS.withBlocks(blockOctets, Bcc.XOR), registers));
    MeterClient client = opened(line, MeterTraits.STANDARD);
    List<ProfileRow> rows = new ArrayList<>();
    ok(line.run(client.profile(query(), rows::add)));
    assertThat(rows).hasSize(3);
  }

  private static ProfileQuery query() {
    Instant from = Instant.parse("2026-01-14T23:00:00Z");
    return new ProfileQuery(
        "P.01", from, from.plusSeconds(3600), ProfileRequestForm.STANDARD, BERLIN);
  }

  /** MetCom's meters move the window by an hour, and answer more than was asked for. */
  @Test
  void a_window_that_the_meter_moves_is_asked_for_earlier_and_sieved() {
    Registers rows = Registers.some();
    Device moves =
        new Device() {
          @Override
          public String readout(char control, char mode) {
            return rows.readout(control, mode);
          }

          @Override
          public Reply command(CommandMessage command) {
            String from = command.data().substring(5, 16);
            Instant asked = BERLIN.instants(MeterTime.parse(from).orElseThrow()).get(0);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 12; i++) {
              MeterTime end = BERLIN.at(asked.plusSeconds(3600 + 900L * i));
              text.append("P.01(")
                  .append(stamp(end))
                  .append(")(00)(15)(1)(1-0:1.5.0)(kW)(")
                  .append(end.local().toLocalTime().toSecondOfDay())
                  .append(")\r\n");
            }
            return new Reply.Data(text.toString());
          }
        };
    ProfileRequestForm form =
        new ProfileRequestForm(
            "R5", ProfileRequestForm.Stamp.SEASON, Duration.ofHours(1), Duration.ofMinutes(90), 0);
    Instant from = Instant.parse("2026-01-14T23:00:00Z");
    ProfileQuery query = new ProfileQuery("P.01", from, from.plusSeconds(7200), form, BERLIN);
    SimulatedLine line = new SimulatedLine(MeterServer.of(SETTINGS, moves));
    MeterClient client = opened(line, MeterTraits.STANDARD);
    List<Instant> ends = new ArrayList<>();
    ProfileCoverage coverage = ok(line.run(client.profile(query, row -> ends.add(row.end()))));
    List<Instant> right = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      right.add(from.plusSeconds(900L * i));
    }
    assertThat(ends).isEqualTo(right);
    assertThat(coverage.outside()).isEqualTo(2 * 12 - 8);
  }

  private static String stamp(MeterTime time) {
    return time.season().digit()
        + DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT).format(time.local());
  }

  @Test
  void blocks_without_line_ends_are_joined_with_them() {
    Registers registers = Registers.of("1.8.0(1)\r\n2.8.0(2)\r\n3.8.0(3)\r\n4.8.0(4)");
    MeterServerSettings settings =
        SETTINGS.withBlocks(12, Bcc.XOR).withFaults(Set.of(Fault.BLOCKS_WITHOUT_LINE_END));
    SimulatedLine line = new SimulatedLine(MeterServer.of(settings, registers));
    MeterTraits traits =
        MeterTraits.STANDARD.with(MeterTraits.STANDARD.conduct().withBlocks(true, false));
    MeterClient client = opened(line, traits);
    Answer.Data data = (Answer.Data) ok(line.run(client.ask(CommandMessage.read(6, "1.8.0"))));
    assertThat(data.message(9).dataSets())
        .extracting(DataSet::raw)
        .containsExactly("1.8.0(1)", "2.8.0(2)", "3.8.0(3)", "4.8.0(4)");
  }

  @Test
  void a_command_behind_the_request_needs_no_programming_mode() {
    MeterServerSettings settings =
        SETTINGS.withBlocks(0, Bcc.SUM7).withRequest("/?{address}!", 9600);
    SimulatedLine line = line(settings);
    MeterTraits traits =
        MeterTraits.STANDARD.with(Bcc.SUM7).with(Rates.STANDARD.withInitial(9600, 0));
    MeterClient client = Clients.to(traits, "12345678");
    Answer.Data data = (Answer.Data) ok(line.run(client.askOnce(CommandMessage.read(1, "1.8.0"))));
    assertThat(data.raw()).isEqualTo("1.8.0(0012345.678*kWh)");
    assertThat(line.clientRates()).containsExactly(9600);
  }

  @Test
  void meters_of_one_line_answer_their_own_address() {
    List<AnsweringMeter> meters = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      MeterServerSettings settings = MeterServerSettings.of("/EMH5LZQJ", "1000" + i);
      meters.add(new AnsweringMeter(settings, Registers.of("0.0.0(1000" + i + ")")));
    }
    SimulatedLine line = new SimulatedLine(new MeterServer(meters));
    for (int i : new int[] {0, 31, 7}) {
      MeterTraits patient = MeterTraits.STANDARD.with(MeterTraits.STANDARD.signOn().withRepeats(2));
      Readout readout = ok(line.run(Clients.to(patient, "1000" + i).readOut()));
      assertThat(readout.message().find("0.0.0").orElseThrow().first().text())
          .isEqualTo("1000" + i);
    }
    failed(
        line.run(Clients.to(MeterTraits.STANDARD, "77777").readOut()),
        Iec62056Reason.NO_IDENTIFICATION);
  }

  @Test
  void a_wake_up_is_counted_and_refused_when_the_budget_is_spent() {
    SimulatedLine line = line(SETTINGS.withFaults(Set.of(Fault.ASLEEP)));
    MeterTraits traits =
        MeterTraits.STANDARD.with(MeterTraits.STANDARD.signOn().withWakeUp(WakeUp.BATTERY));
    int[] left = {1};
    MeterClient client =
        new MeterClient(traits, Clients.LINE, AddressedMeter.ANY, () -> left[0]-- > 0);
    whole(ok(line.run(client.readOut())));
    failed(line.run(client.readOut()), Iec62056Reason.BUDGET_SPENT);
  }

  @Test
  void a_request_of_another_form_has_its_own_answer() {
    MeterServerSettings settings =
        MeterServerSettings.of("/g523 0001", "1").withRequest("/A523.1028252", 300);
    SimulatedLine line = line(settings);
    MeterTraits traits =
        MeterTraits.STANDARD.with(
            MeterTraits.STANDARD.signOn().withTemplate("/A523.1028252").withForm("\r\n", "/g523"));
    Identification found = ok(line.run(Clients.of(traits).identify()));
    assertThat(found.text()).isEqualTo("/g523 0001");
    failed(
        line(settings)
            .run(
                Clients.of(
                        MeterTraits.STANDARD.with(
                            MeterTraits.STANDARD.signOn().withTemplate("/A523.1028252")))
                    .identify()),
        Iec62056Reason.UNEXPECTED_ANSWER);
  }

  @Test
  void a_request_may_have_no_line_end_and_a_password_in_it() {
    MeterServerSettings settings = SETTINGS.withRequest("/?12345678;0815!", 300);
    MeterTraits traits =
        MeterTraits.STANDARD.with(
            MeterTraits.STANDARD.signOn().withTemplate("/?{address};{password}!").withForm("", ""));
    AddressedMeter target = new AddressedMeter("12345678", Secret.of("0815"));
    MeterClient client = new MeterClient(traits, Clients.LINE, target, () -> true);
    whole(ok(line(settings).run(client.readOut())));
  }

  /** A converter that cannot make parity: it is made here, on a line of eight bits. */
  @Test
  void parity_is_made_where_the_line_does_not() {
    MeterTraits even =
        MeterTraits.STANDARD.with(MeterTraits.STANDARD.check().withParity(ParityBit.EVEN));
    Conversation<Readout> readout = Clients.of(even).readOut();
    Step.Tune tune = (Step.Tune) readout.begin(1);
    assertThat(tune.settings().framing()).isEqualTo(Framing.PLAIN);
    Step.Send send = (Step.Send) readout.tuned(false, 2);
    while (send.octets().hasRemaining()) {
      assertThat(Integer.bitCount(send.octets().get() & 0xFF) % 2).isZero();
    }
    MeterServerSettings seen = SETTINGS.withFaults(Set.of(Fault.PARITY_IN_EIGHTH_BIT));
    whole(ok(line(seen).run(Clients.of(even).readOut())));
  }

  @Test
  void a_register_is_not_shown_without_its_password() {
    SimulatedLine line = line(SETTINGS);
    MeterClient client = Clients.of(MeterTraits.STANDARD);
    ok(line.run(client.open(Access.open())));
    assertThat(ok(line.run(client.ask(CommandMessage.read(5, "1.8.0")))))
        .isEqualTo(new Answer.Refused("(ERR15)"));
  }

  /**
   * A meter that has gone idle says nothing: reading is tried again, and then there is a reason.
   */
  @Test
  void a_meter_that_has_gone_idle_is_told() {
    SimulatedLine line = line(SETTINGS);
    MeterClient client = opened(line, MeterTraits.STANDARD);
    line.pass(Duration.ofMinutes(3));
    failed(line.run(client.ask(CommandMessage.read(5, "1.8.0"))), Iec62056Reason.NO_ANSWER);
  }

  @Test
  void an_adapter_that_says_too_early_that_octets_have_left_is_waited_for() {
    long early = Duration.ofMillis(190).toNanos();
    MeterTraits waits =
        MeterTraits.STANDARD.with(
            MeterTraits.STANDARD
                .timing()
                .withSwitch(Duration.ofMillis(150), Duration.ofMillis(200), Duration.ZERO));
    whole(ok(line(SETTINGS).early(early).run(Clients.of(waits).readOut())));
    failed(
        line(SETTINGS).early(early).run(Clients.of(MeterTraits.STANDARD).readOut()),
        Iec62056Reason.NO_ANSWER);
  }

  @Test
  void a_trickle_ends_with_the_time_of_the_operation() {
    SimulatedLine line = line(SETTINGS.withFaults(Set.of(Fault.ENDLESS)));
    MeterTraits brief =
        MeterTraits.STANDARD.with(MeterTraits.STANDARD.limits().withTime(Duration.ofSeconds(30)));
    failed(line.run(Clients.of(brief).readOut()), ConversationReason.DEADLINE);
  }

  /** What follows mode E on the same line: it reads one octet. */
  private static final class OneOctet implements Conversation<Integer> {
    private int octet;

    @Override
    public Step begin(long now) {
      return new Step.Await(now + 1_000_000_000L);
    }

    @Override
    public Step sent(long now) {
      throw new IllegalStateException();
    }

    @Override
    public Step received(ByteBuffer in, long now) {
      octet = in.get() & 0xFF;
      return new Step.Done();
    }

    @Override
    public Step elapsed(long now) {
      return new Step.Failed(Iec62056Reason.NO_ANSWER, "nothing left");
    }

    @Override
    public Integer result() {
      return octet;
    }
  }

  @Test
  void mode_e_ends_with_the_line_of_hdlc_and_leaves_what_is_hdlcs() {
    MeterServer meter =
        MeterServer.of(MeterServerSettings.of("/ISK5\\2MT382-1000", "1"), Registers.some());
    Conversation<?> flags =
        Conversation.then(
            meter, served -> new org.kilowire.iec62056.Says(new byte[] {0x7E, (byte) 0xA0}));
    SimulatedLine line = new SimulatedLine(flags).fault(List::of);
    Conversation<Integer> client =
        Conversation.then(Clients.of(MeterTraits.STANDARD).openHdlc(), who -> new OneOctet());
    assertThat(ok(line.run(client))).isEqualTo(0x7E);
    assertThat(line.clientRates()).containsExactly(300, 9600);
  }

  @Test
  void mode_e_is_not_asked_for_where_it_is_not_offered() {
    failed(
        line(SETTINGS).run(Clients.of(MeterTraits.STANDARD).openHdlc()),
        Iec62056Reason.MODE_NOT_OFFERED);
  }
}
