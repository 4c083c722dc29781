// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ControlState;
import org.kilowire.dlms.cosem.ObjectListElement;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.cosem.profile.CaptureObject;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.cosem.profile.SelectiveAccess.EntryAccess;
import org.kilowire.dlms.cosem.profile.SelectiveAccess.RangeAccess;
import org.kilowire.dlms.cosem.time.CosemDateTime;
import org.kilowire.dlms.hdlc.HdlcReason;
import org.kilowire.dlms.session.Authentication;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.kilowire.simulators.meter.model.ArchiveRow;
import org.kilowire.simulators.meter.model.ManualInstantSource;
import org.kilowire.simulators.meter.model.MeterOptions;
import org.kilowire.simulators.meter.model.ProfileAccess;
import org.kilowire.simulators.meter.model.ProfileOptions;
import org.kilowire.simulators.meter.model.Switching;
import org.kilowire.tests.support.LiveThreads;

/** Our own client at simulated meters, through sockets. */
final class MeterHostTest {

  private static final Authentication NONE = new Authentication.None();

  private final ManualInstantSource time = new ManualInstantSource("2026-10-26T12:07:00Z");
  private MeterHost host;

  private MeterHost start(HostOptions options) throws LinkException {
    host =
        MeterHost.start(
            options,
            time,
            1,
            like -> like.withProfile(ProfileOptions.of(Duration.ofMinutes(15), 3)));
    return host;
  }

  private ServedMeter meter(Framing framing) throws LinkException {
    return start(HostOptions.loopback(2)).meters().stream()
        .filter(one -> one.framing() == framing)
        .findFirst()
        .orElseThrow();
  }

  @AfterEach
  void stop() {
    if (host != null) {
      host.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void says_who_it_is(Framing framing) throws LinkException {
    ServedMeter meter = meter(framing);
    String serial = framing == Framing.HDLC ? "00001101" : "00001001";
    assertThat(meter.meter().serial()).isEqualTo(serial);
    try (TestClient client = TestClient.of(meter, SimulatedMeter.PUBLIC_CLIENT, NONE).associate()) {
      assertThat(client.get("1:0.0.96.1.0.255:2")).isEqualTo(text(serial));
      assertThat(client.get("1:0.0.42.0.0.255:2")).isEqualTo(text("KWS00000" + serial));
      meter.meter().serial("77");
      assertThat(client.get("1:0.0.96.1.0.255:2")).isEqualTo(text("77"));
    }
  }

  private static Data text(String text) {
    return Data.octetString(Octets.of(text, StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void all_meters_of_a_host_answer_for_themselves(Framing framing) throws LinkException {
    for (ServedMeter meter : start(HostOptions.loopback(3)).meters()) {
      if (meter.framing() == framing) {
        try (TestClient client = TestClient.of(meter).associate()) {
          assertThat(client.get("1:0.0.96.1.0.255:2")).isEqualTo(text(meter.meter().serial()));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void every_register_answered_is_in_the_ledger(Framing framing) throws LinkException {
    ServedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(meter).associate()) {
      long first = client.number("3:1.0.1.8.0.255:2");
      assertThat(client.number("3:1.0.1.8.0.255:2")).isEqualTo(first + 1);
      assertThat(client.number("4:1.0.1.6.0.255:2")).isPositive();
      assertThat(ScalerUnit.of(client.get("3:1.0.2.8.0.255:3"))).contains(new ScalerUnit(1, 30));
      assertThat(ScalerUnit.of(client.get("3:1.0.32.7.0.255:3"))).contains(new ScalerUnit(-1, 35));
      assertThat(meter.meter().ledger())
          .extracting(one -> one.what().toString())
          .containsExactly("3:1.0.1.8.0.255:2", "3:1.0.1.8.0.255:2", "4:1.0.1.6.0.255:2");
      assertThat(meter.meter().ledger().get(1).value()).isEqualTo(first + 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void the_profile_is_the_archive(Framing framing) throws LinkException {
    ServedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(meter).associate()) {
      List<Data> rows = client.rows(Optional.empty());
      List<ArchiveRow> archive = meter.meter().archive();
      assertThat(rows).hasSizeGreaterThan(200).hasSameSizeAs(archive);
      for (int i = 0; i < rows.size(); i++) {
        assertThat(rows.get(i)).isEqualTo(expected(archive.get(i)));
      }
      assertThat(client.number("7:1.0.99.1.0.255:7")).isEqualTo(archive.size());
      assertThat(client.number("7:1.0.99.1.0.255:4")).isEqualTo(900);
      assertThat(CaptureObject.listOf(client.get("7:1.0.99.1.0.255:3")).orElseThrow()).hasSize(6);
    }
  }

  private static Data expected(ArchiveRow row) {
    return Data.structure(
        row.stamp().toData(),
        Data.unsigned(row.status()),
        Data.doubleLongUnsigned(row.values().get(0)),
        Data.doubleLongUnsigned(row.values().get(1)),
        Data.doubleLongUnsigned(row.values().get(2)),
        Data.doubleLongUnsigned(row.values().get(3)));
  }

  @Test
  void ten_thousand_meters_share_a_port_and_each_answers() throws Exception {
    HostOptions many =
        new HostOptions("127.0.0.1", OptionalInt.of(0), true, OptionalInt.empty(), false, 10_000);
    try (MeterHost host = MeterHost.start(many, InstantSource.system(), 1, usual -> usual)) {
      assertThat(host.meters()).hasSize(10_000);
      assertThat(host.meters()).extracting(one -> one.meter().serial()).doesNotHaveDuplicates();
      for (int server : new int[] {1, 5_000, 10_000}) {
        ServedMeter meter = host.meters().get(server - 1);
        assertThat(meter.server()).isEqualTo(server);
        try (TestClient client = TestClient.of(meter).associate()) {
          assertThat(client.get("1:0.0.96.1.0.255:2")).isEqualTo(text(meter.meter().serial()));
        }
      }
    }
  }

  @Test
  void hundreds_of_ports_take_one_thread() throws Exception {
    HostOptions many =
        new HostOptions("127.0.0.1", OptionalInt.of(0), false, OptionalInt.empty(), false, 300);
    try (MeterHost host = MeterHost.start(many, InstantSource.system(), 1, usual -> usual)) {
      assertThat(host.meters()).extracting(ServedMeter::port).doesNotHaveDuplicates();
      long listening =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().startsWith("kilowire-tcp"))
              .count();
      assertThat(listening).isEqualTo(1);
    }
  }

  @Test
  void a_range_has_both_its_bounds() throws LinkException {
    ServedMeter meter = meter(Framing.WRAPPER);
    try (TestClient client = TestClient.of(meter).associate()) {
      List<Data> rows = client.rows(range(meter, "2026-10-26T09:00:00Z", "2026-10-26T10:00:00Z"));
      assertThat(rows)
          .containsExactlyElementsOf(
              expected(meter, "2026-10-26T09:00:00Z", "2026-10-26T10:00:00Z"))
          .hasSize(5);
    }
  }

  private static List<Data> expected(ServedMeter meter, String from, String to) {
    return meter.meter().archive(Instant.parse(from), Instant.parse(to)).stream()
        .map(MeterHostTest::expected)
        .toList();
  }

  private static Optional<SelectiveAccess> range(ServedMeter meter, String from, String to) {
    return Optional.of(RangeAccess.ofTime(stamp(meter, from), stamp(meter, to)));
  }

  private static CosemDateTime stamp(ServedMeter meter, String time) {
    return meter.meter().options().stamping().write(Instant.parse(time));
  }

  @Test
  void a_range_may_choose_columns() throws LinkException {
    ServedMeter meter = meter(Framing.WRAPPER);
    try (TestClient client = TestClient.of(meter).associate()) {
      CaptureObject energy =
          CaptureObject.listOf(client.get("7:1.0.99.1.0.255:3")).orElseThrow().get(2);
      RangeAccess access =
          new RangeAccess(
              CaptureObject.CLOCK,
              stamp(meter, "2026-10-26T09:00:00Z").toData(),
              stamp(meter, "2026-10-26T09:00:00Z").toData(),
              List.of(energy, CaptureObject.CLOCK));
      Data row = expected(meter, "2026-10-26T09:00:00Z", "2026-10-26T09:00:00Z").get(0);
      assertThat(client.rows(Optional.of(access)))
          .containsExactly(Data.structure(row.elements().get(2), row.elements().get(0)));
    }
  }

  @Test
  void entries_count_from_1_and_0_is_the_last() throws LinkException {
    ServedMeter meter = meter(Framing.WRAPPER);
    try (TestClient client = TestClient.of(meter).associate()) {
      List<ArchiveRow> archive = meter.meter().archive();
      assertThat(client.rows(Optional.of(EntryAccess.of(2, 4))))
          .containsExactlyElementsOf(
              archive.subList(1, 4).stream().map(MeterHostTest::expected).toList());
      assertThat(client.rows(Optional.of(new EntryAccess(archive.size(), 0, 2, 3))))
          .containsExactly(
              new Data.Structure(
                  expected(archive.get(archive.size() - 1)).elements().subList(1, 3)));
      assertThat(client.rows(Optional.of(EntryAccess.of(archive.size() + 1L, 0)))).isEmpty();
    }
  }

  @Test
  void a_meter_may_round_to_hours_and_leave_out_the_first_row() throws LinkException {
    ServedMeter meter = quirky(new ProfileAccess(true, false, true, true));
    try (TestClient client = TestClient.of(meter).associate()) {
      assertThat(client.rows(range(meter, "2026-10-26T09:20:00Z", "2026-10-26T09:40:00Z")))
          .containsExactlyElementsOf(
              expected(meter, "2026-10-26T09:15:00Z", "2026-10-26T10:00:00Z"))
          .hasSize(4);
      assertThat(client.rows(Optional.of(new EntryAccess(1, 1, 1, 2))).get(0).elements())
          .hasSize(6);
    }
  }

  private ServedMeter quirky(ProfileAccess access) throws LinkException {
    host = MeterHost.start(HostOptions.loopback(1), time, 1, like -> like.withAccess(access));
    return host.meters().get(0);
  }

  @Test
  void a_meter_may_know_no_selective_access() throws LinkException {
    try (TestClient client = TestClient.of(quirky(ProfileAccess.NONE)).associate()) {
      Outcome<Data> outcome =
          client.run(
              client.client.get(
                  AttributeRef.parse("7:1.0.99.1.0.255:2").orElseThrow(), EntryAccess.of(1, 2)));
      assertThat(Reasons.of(outcome)).isEqualTo(DlmsReason.ACCESS_DENIED);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void its_clock_is_set_also_back(Framing framing) throws LinkException {
    ServedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(meter).associate()) {
      Data back = stamp(meter, "2026-10-26T11:07:00Z").toData();
      client.ok(client.client.set(AttributeRef.parse("8:0.0.1.0.0.255:2").orElseThrow(), back));
      assertThat(client.get("8:0.0.1.0.0.255:2")).isEqualTo(back);
      assertThat(meter.meter().clockChanges()).hasSize(1);
      time.pass(Duration.ofMinutes(70));
      assertThat(client.rows(range(meter, "2026-10-26T11:30:00Z", "2026-10-26T12:30:00Z")))
          .hasSize(7);
      assertThat(meter.meter().archive()).filteredOn(row -> row.ordinal() == 1).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void its_relay_disconnects_and_reconnects_and_each_action_is_counted(Framing framing)
      throws LinkException {
    ServedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(meter).associate()) {
      client.action("70:0.0.96.3.10.255:1");
      assertThat(client.get("70:0.0.96.3.10.255:2")).isEqualTo(new Data.Bool(false));
      assertThat(meter.meter().relayState()).isEqualTo(ControlState.DISCONNECTED);
      client.action("70:0.0.96.3.10.255:2");
      assertThat(client.get("70:0.0.96.3.10.255:3")).isEqualTo(Data.enumerated(1));
      assertThat(client.get("70:0.0.96.3.10.255:4")).isEqualTo(Data.enumerated(4));
      assertThat(meter.meter().executions())
          .containsEntry("70:0.0.96.3.10.255:1", 1L)
          .containsEntry("70:0.0.96.3.10.255:2", 1L);
      meter.meter().happen(Switching.LOCAL_DISCONNECT);
      assertThat(client.get("70:0.0.96.3.10.255:3")).isEqualTo(Data.enumerated(2));
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void everything_in_its_object_list_can_be_read(Framing framing) throws LinkException {
    try (TestClient client = TestClient.of(meter(framing)).associate()) {
      List<ObjectListElement> list = ObjectListElement.listOf(client.get("15:0.0.40.0.0.255:2"));
      assertThat(list).hasSize(17);
      for (ObjectListElement object : list) {
        object
            .attributes()
            .forEach(
                one -> client.get(object.classId() + ":" + object.name() + ":" + one.attribute()));
      }
    }
  }

  @Test
  void the_public_client_reads_and_never_writes() throws LinkException {
    ServedMeter meter = meter(Framing.WRAPPER);
    try (TestClient client = TestClient.of(meter, SimulatedMeter.PUBLIC_CLIENT, NONE).associate()) {
      assertThat(client.number("3:1.0.1.8.0.255:2")).isPositive();
      Outcome<Void> set =
          client.run(
              client.client.set(
                  AttributeRef.parse("8:0.0.1.0.0.255:2").orElseThrow(),
                  stamp(meter, "2026-10-26T11:07:00Z").toData()));
      assertThat(Reasons.of(set)).isEqualTo(DlmsReason.ACCESS_DENIED);
      client.action("70:0.0.96.3.10.255:1");
      assertThat(meter.meter().relayOutput()).isTrue();
      assertThat(meter.meter().executions()).isEmpty();
    }
  }

  @Test
  void a_protected_meter_shows_the_public_client_its_identity_and_clock() throws LinkException {
    host = MeterHost.start(HostOptions.loopback(1), time, 1, like -> like.withProtect(true));
    ServedMeter meter = host.meters().get(0);
    try (TestClient client = TestClient.of(meter, SimulatedMeter.PUBLIC_CLIENT, NONE).associate()) {
      client.get("1:0.0.96.1.0.255:2");
      client.get("8:0.0.1.0.0.255:2");
      assertThat(Reasons.of(client.tryGet("3:1.0.1.8.0.255:2")))
          .isEqualTo(DlmsReason.OBJECT_UNDEFINED);
    }
  }

  @Test
  void only_the_right_password_associates() throws LinkException {
    ServedMeter meter = meter(Framing.WRAPPER);
    for (Authentication wrong : List.of(NONE, TestClient.password("12345679"))) {
      try (TestClient client = TestClient.of(meter, SimulatedMeter.MANAGEMENT_CLIENT, wrong)) {
        assertThat(Reasons.of(client.run(client.client.associate())))
            .isEqualTo(DlmsReason.AUTHENTICATION_REFUSED);
      }
    }
    try (TestClient stranger = TestClient.of(meter, 3, NONE)) {
      assertThat(Reasons.of(stranger.run(stranger.client.associate())))
          .isEqualTo(DlmsReason.ASSOCIATION_REJECTED);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void answers_over_udp_too(Framing framing) throws LinkException {
    start(new HostOptions("127.0.0.1", OptionalInt.of(0), true, OptionalInt.of(0), true, 2));
    ServedMeter meter =
        host.meters().stream().filter(one -> one.framing() == framing).toList().get(1);
    assertThat(meter.links().get(1)).startsWith("udp://");
    try (TestClient client =
        TestClient.of(meter, 1, SimulatedMeter.PUBLIC_CLIENT, NONE, TestClient.PATIENCE)
            .associate()) {
      assertThat(client.get("1:0.0.96.1.0.255:2")).isEqualTo(text(meter.meter().serial()));
      assertThat(client.rows(Optional.of(EntryAccess.of(1, 100)))).hasSize(100);
    }
  }

  @Test
  void on_one_port_meters_have_wports_of_their_own() throws LinkException {
    start(new HostOptions("127.0.0.1", OptionalInt.of(0), true, OptionalInt.empty(), false, 3));
    assertThat(host.meters()).extracting(ServedMeter::server).containsExactly(1, 2, 3);
    assertThat(host.meters())
        .extracting(ServedMeter::port)
        .containsOnly(host.meters().get(0).port());
    try (TestClient client = TestClient.of(host.meters().get(2)).associate()) {
      assertThat(client.get("1:0.0.96.1.0.255:2")).isEqualTo(text("00001003"));
    }
  }

  @Test
  void a_second_connection_to_the_hdlc_line_waits_for_the_first() throws LinkException {
    start(HostOptions.loopback(2));
    ServedMeter first = host.meters().get(2);
    ServedMeter second = host.meters().get(3);
    try (TestClient holder = TestClient.of(first).associate();
        TestClient waiting = TestClient.of(second, Duration.ofMillis(200))) {
      assertThat(Reasons.of(waiting.run(waiting.client.associate())))
          .isEqualTo(HdlcReason.NO_ANSWER);
      assertThat(holder.number("3:1.0.1.8.0.255:2")).isPositive();
    }
    try (TestClient next = TestClient.of(second).associate()) {
      assertThat(next.number("3:1.0.1.8.0.255:2")).isPositive();
    }
  }

  @Test
  void a_port_that_is_taken_is_refused_and_nothing_stays_open() throws LinkException {
    int port = start(HostOptions.loopback(1)).meters().get(0).port();
    assertThatThrownBy(
            () ->
                MeterHost.start(
                    new HostOptions(
                        "127.0.0.1", OptionalInt.of(0), false, OptionalInt.of(port), false, 1),
                    time,
                    2,
                    like -> like))
        .isInstanceOf(LinkException.class)
        .hasMessageContaining("" + port);
  }

  @Test
  void ports_count_up_and_leave_out_the_one_of_the_hdlc_line() {
    HostOptions options =
        new HostOptions("127.0.0.1", OptionalInt.of(4059), false, OptionalInt.of(4060), false, 3);
    assertThat(IntStream.range(0, 3).map(options::wrapperPort)).containsExactly(4059, 4061, 4062);
  }

  @Test
  void close_leaves_no_thread() throws LinkException {
    ServedMeter meter = meter(Framing.HDLC);
    try (TestClient client = TestClient.of(meter).associate()) {
      client.get("1:0.0.96.1.0.255:2");
      host.close();
      LiveThreads.awaitNone("kilowire-.*");
    }
  }

  @Test
  void the_usual_meter_is_what_the_readme_says() {
    assertThat(MeterOptions.of("1").password()).isEqualTo("12345678");
  }
}
