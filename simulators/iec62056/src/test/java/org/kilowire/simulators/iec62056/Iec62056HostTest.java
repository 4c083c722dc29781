// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.OctetText;
import org.kilowire.dlms.hdlc.HdlcLink;
import org.kilowire.dlms.hdlc.HdlcSettings;
import org.kilowire.dlms.session.ClientSettings;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.clock.ClockForm;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.profile.ProfileQuery;
import org.kilowire.iec62056.profile.ProfileRequestForm;
import org.kilowire.iec62056.profile.ProfileRow;
import org.kilowire.iec62056.push.CrcRule;
import org.kilowire.iec62056.push.Telegram;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.ClockAnswer;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.session.Readout;
import org.kilowire.iec62056.signon.Rates;
import org.kilowire.iec62056.signon.WakeUp;
import org.kilowire.simulators.iec62056.device.MeterKind;
import org.kilowire.simulators.meter.model.ArchiveRow;
import org.kilowire.simulators.meter.model.Event;
import org.kilowire.simulators.meter.model.ProfileOptions;

/** Meters behind a port, read by our own client. */
@Timeout(240)
final class Iec62056HostTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:07:00Z");
  private Iec62056Host host;

  @AfterEach
  void stop() {
    if (host != null) {
      host.close();
    }
  }

  private void start(Iec62056HostOptions options) throws LinkException {
    host =
        Iec62056Host.start(
            options,
            InstantSource.fixed(NOW),
            1,
            usual -> usual.withProfile(ProfileOptions.of(Duration.ofMinutes(15), 3)));
  }

  private static Iec62056HostOptions tcp(MeterKind... kinds) {
    return Iec62056HostOptions.of(LinePlace.tcp(0), kinds).withLine(50, false);
  }

  /** What is set for a kind of meters that a client by the standard does not read. */
  private static MeterTraits traits(MeterKind kind) {
    MeterTraits plain = MeterTraits.STANDARD;
    return switch (kind) {
      case EMH_ITZ -> plain.with(plain.signOn().withTemplate("/?{address}12345678!"));
      case LANDIS_GYR_ZMD120 -> plain.with(Rates.STANDARD.withData(false, 0));
      case ENERGOMERA_CE30X -> plain.with(Bcc.SUM7).with(Rates.STANDARD.withInitial(9600, 0));
      case KAMSTRUP_382 -> plain.with(Bcc.NONE);
      case LANDIS_GYR_T550 -> plain.with(plain.signOn().withWakeUp(WakeUp.BATTERY));
      case NORAX_30 -> plain.with(plain.acknowledgement().withReadout('2', '6'));
      case SIEMENS_TD3511 -> plain.with(plain.conduct().withReadout(false, true, 0));
      default -> plain;
    };
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GENERIC_D")
  void each_kind_of_meters_reads_itself_out(MeterKind kind) throws Exception {
    start(tcp(kind));
    LineMeter meter = host.meters().get(0);
    try (LineClient client = LineClient.at(meter, traits(kind))) {
      Readout readout = client.ok(client.client.readOut());
      String serial = meter.meter().serial();
      assertThat(readout.message().dataSets())
          .anyMatch(set -> set.first().text().contains(serial))
          .hasSizeGreaterThan(4);
      assertThat(meter.meter().ledger()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"EMH_LZQJ", "LANDIS_GYR_ZMD", "ELSTER_AS1440", "ISKRA_MT17X", "ITRON_ACE", "NEVA"})
  void a_profile_is_the_archive(MeterKind kind) throws Exception {
    start(tcp(kind));
    LineMeter meter = host.meters().get(0);
    Instant from = NOW.minus(Duration.ofHours(30));
    LocalRules rules = new LocalRules(meter.meter().options().stamping().zone(), true);
    List<ProfileRow> rows = new ArrayList<>();
    try (LineClient client = LineClient.at(meter, traits(kind))) {
      client.ok(client.client.open(LineClient.password(kind.password())));
      ProfileQuery query = new ProfileQuery("P.01", from, NOW, ProfileRequestForm.STANDARD, rules);
      client.ok(client.client.profile(query, rows::add));
      client.ok(client.client.close());
    }
    List<ArchiveRow> archive = meter.meter().archive(from, NOW);
    assertThat(rows).extracting(ProfileRow::end).containsExactlyElementsOf(times(archive));
    assertThat(rows.get(5).values().get(0).number().orElseThrow().unscaled())
        .isEqualTo(archive.get(5).values().get(0));
  }

  private static List<Instant> times(List<ArchiveRow> archive) {
    return archive.stream().map(ArchiveRow::time).toList();
  }

  @Test
  void a_clock_that_is_set_is_in_the_log() throws Exception {
    start(tcp(MeterKind.GENERIC_C));
    LineMeter meter = host.meters().get(0);
    LocalRules rules = new LocalRules(meter.meter().options().stamping().zone(), true);
    Instant to = NOW.plusSeconds(40);
    List<ProfileRow> entries = new ArrayList<>();
    try (LineClient client = LineClient.at(meter, MeterTraits.STANDARD)) {
      client.ok(client.client.open(LineClient.password("12345678")));
      client.ok(client.client.setClock(ClockForm.STANDARD, 5, now -> rules.at(to)));
      ClockAnswer clock = client.ok(client.client.clock(ClockForm.STANDARD, 5));
      assertThat(rules.instants(clock.time())).containsExactly(to);
      ProfileQuery query =
          new ProfileQuery(
              "P.98", NOW.minusSeconds(60), to.plusSeconds(60), ProfileRequestForm.STANDARD, rules);
      client.ok(client.client.profile(query, entries::add));
    }
    assertThat(meter.meter().events()).extracting(Event::code).contains(Event.CLOCK_AFTER);
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).values()).extracting(value -> value.text()).contains("130740");
  }

  @Test
  void a_meter_answers_by_its_address_and_no_other_does() throws Exception {
    start(tcp(MeterKind.GENERIC_C).withMeters(32, 0));
    LineMeter last = host.meters().get(31);
    try (LineClient client = LineClient.at(last, MeterTraits.STANDARD)) {
      Readout readout = client.ok(client.client.readOut());
      assertThat(readout.message().find("0.0.0").orElseThrow().first().text())
          .isEqualTo(last.meter().serial());
    }
  }

  @Test
  void energomera_answers_a_single_shot_with_a_group_of_names() throws Exception {
    start(tcp(MeterKind.ENERGOMERA_CE30X));
    LineMeter meter = host.meters().get(0);
    try (LineClient client = LineClient.at(meter, traits(MeterKind.ENERGOMERA_CE30X))) {
      CommandMessage group = CommandMessage.of("R1", "GRPNM(VOLTA()CURRE())");
      Answer.Data data = (Answer.Data) client.ok(client.client.askOnce(group));
      assertThat(data.message(10).dataSets())
          .extracting(set -> set.name())
          .containsExactly("VOLTA", "CURRE");
    }
  }

  @Test
  void a_meter_that_pushes_sends_telegrams_with_their_crc() throws Exception {
    start(tcp(MeterKind.GENERIC_D).withFaults("torn-telegram").withInterval(Duration.ofMillis(5)));
    List<Telegram> telegrams = new ArrayList<>();
    try (LineClient client = LineClient.on(host.meters().get(0).link(), MeterTraits.STANDARD)) {
      client.ok(
          client.client.listen(
              CrcRule.ARC,
              telegram -> {
                telegrams.add(telegram);
                return telegrams.size() < 7;
              }));
    }
    assertThat(telegrams).allMatch(telegram -> telegram.proof().isPresent());
    assertThat(telegrams.get(6).message().find("1-0:1.8.1")).isPresent();
  }

  private static DlmsClient dlms(int physical) {
    HdlcSettings settings = HdlcSettings.of(16, 1, physical);
    return new DlmsClient(new HdlcLink(settings), ClientSettings.DEFAULT);
  }

  private static Conversation<Data> serial(DlmsClient client) {
    AttributeRef what = AttributeRef.parse("1:0.0.96.1.0.255:2").orElseThrow();
    return Conversation.then(
        client.associate(),
        association ->
            Conversation.then(
                client.get(what),
                data -> Conversation.then(client.release(), over -> Conversation.of(data))));
  }

  private static String text(Data data) {
    return OctetText.of(((Data.OctetString) data).octets());
  }

  @Test
  void mode_e_goes_on_in_hdlc_and_comes_back() throws Exception {
    start(tcp(MeterKind.ISKRA_MT382));
    LineMeter meter = host.meters().get(0);
    try (LineClient client = LineClient.at(meter, MeterTraits.STANDARD)) {
      for (int i = 0; i < 2; i++) {
        Data serial =
            client.ok(Conversation.then(client.client.openHdlc(), who -> serial(dlms(0))));
        assertThat(text(serial)).isEqualTo(meter.meter().serial());
      }
      assertThat(client.ok(client.client.readOut()).message().dataSets()).isNotEmpty();
    }
  }

  @Test
  void dlms_meters_and_others_are_on_one_line() throws Exception {
    start(tcp(MeterKind.GENERIC_C, MeterKind.EMH_LZQJ).withMeters(4, 2));
    LineMeter meter = host.meters().get(3);
    try (LineClient client = LineClient.at(meter, MeterTraits.STANDARD)) {
      assertThat(text(client.ok(serial(dlms(18)))))
          .isEqualTo(host.hdlcMeters().get(1).meter().serial());
      Readout readout = client.ok(client.client.readOut());
      assertThat(readout.message().find("0.0.0").orElseThrow().first().text())
          .isEqualTo(meter.meter().serial());
      client.reset();
      assertThat(text(client.ok(serial(dlms(17)))))
          .isEqualTo(host.hdlcMeters().get(0).meter().serial());
    }
  }

  @Test
  void a_fault_is_of_all_meters_or_of_one() throws Exception {
    start(tcp(MeterKind.GENERIC_C).withMeters(2, 0).withFaults("00001302/silent"));
    try (LineClient client = LineClient.at(host.meters().get(0), MeterTraits.STANDARD)) {
      assertThat(client.ok(client.client.identify()).maker()).isEqualTo("KLW");
    }
    try (LineClient client = LineClient.at(host.meters().get(1), MeterTraits.STANDARD)) {
      assertThat(client.run(client.client.identify()))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.reason()).isEqualTo(Iec62056Reason.NO_IDENTIFICATION));
    }
    Iec62056HostOptions nobody = tcp(MeterKind.GENERIC_C).withFaults("4711/silent");
    assertThatThrownBy(() -> Iec62056Host.start(nobody, InstantSource.system(), 1, like -> like))
        .hasMessageContaining("no meter has the serial number 4711");
    assertThatThrownBy(() -> tcp(MeterKind.GENERIC_C).withFaults("nonsense"))
        .hasMessageContaining("nonsense is no fault");
  }

  @Test
  void an_echo_is_of_the_line() throws Exception {
    start(tcp(MeterKind.EMH_LZQJ).withLine(50, true));
    try (LineClient client = LineClient.at(host.meters().get(0), MeterTraits.STANDARD)) {
      client.ok(client.client.open(LineClient.password("12345678")));
      Answer.Data data =
          (Answer.Data) client.ok(client.client.ask(CommandMessage.read(5, "1.8.0")));
      assertThat(data.raw()).startsWith("1.8.0(");
    }
  }

  @Test
  void parity_in_the_eighth_bit_is_what_a_line_of_eight_bits_shows() throws Exception {
    start(tcp(MeterKind.GENERIC_C).withFaults("parity-in-eighth-bit"));
    try (LineClient client = LineClient.at(host.meters().get(0), MeterTraits.STANDARD)) {
      Readout readout = client.ok(client.client.readOut());
      assertThat(readout.message().dataSets()).hasSizeGreaterThan(8);
    }
  }
}
