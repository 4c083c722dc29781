// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.LinkException;
import org.kilowire.dlms.cosem.ControlState;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.kilowire.simulators.meter.SimulatedMeter;
import org.kilowire.simulators.meter.model.ArchiveRow;
import org.kilowire.simulators.meter.model.ProfileOptions;
import org.kilowire.simulators.meter.model.Reading;
import org.kilowire.simulators.meter.model.Register;
import org.openmuc.jdlms.AccessResultCode;
import org.openmuc.jdlms.GetResult;
import org.openmuc.jdlms.JDlmsException;
import org.openmuc.jdlms.JDlmsException.ExceptionId;
import org.openmuc.jdlms.MethodResultCode;
import org.openmuc.jdlms.SelectiveAccessDescription;
import org.openmuc.jdlms.datatypes.DataObject;

/** jDLMS's client at simulated meters, through sockets; the meter's own books say what is right. */
@ExtendWith(NoThreadLeft.class)
final class JdlmsClientAtSimulatorTest {

  private static final String PASSWORD = "12345678";
  private static final String PROFILE = "7:1.0.99.1.0.255:2";
  private static final int DAYS = 33;

  /** After a night in which the clocks went back, so that the profile has it. */
  private static final Instant NOW = Instant.parse("2026-10-26T12:07:00Z");

  private MeterHost host;
  private ServedMeter served;
  private SimulatedMeter meter;

  private PeerClient client(Framing framing) throws IOException, LinkException {
    start(framing);
    return PeerClient.of(served, SimulatedMeter.MANAGEMENT_CLIENT, PASSWORD);
  }

  /** Quarter hours, some missing for power fails: more than 3,000 rows. */
  private void start(Framing framing) throws LinkException {
    ProfileOptions profile = ProfileOptions.of(Duration.ofMinutes(15), DAYS);
    host =
        MeterHost.start(
            HostOptions.loopback(1),
            InstantSource.fixed(NOW),
            7,
            like -> like.withProfile(profile).withPassword(PASSWORD));
    served =
        host.meters().stream().filter(one -> one.framing() == framing).findFirst().orElseThrow();
    meter = served.meter();
  }

  @AfterEach
  void stop() {
    if (host != null) {
      host.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void registers_are_what_the_ledger_says(Framing framing) throws IOException, LinkException {
    try (PeerClient client = client(framing)) {
      List<Long> values = new ArrayList<>();
      for (Register register : Register.ALL) {
        values.add(client.number(register.value().toString()));
        List<DataObject> scalerUnit = client.get(attribute(register, 3)).getValue();
        assertThat(PeerClient.number(scalerUnit.get(0))).isEqualTo(register.scalerUnit().scaler());
        assertThat(PeerClient.number(scalerUnit.get(1))).isEqualTo(register.scalerUnit().unit());
      }
      assertThat(meter.ledger()).extracting(Reading::value).containsExactlyElementsOf(values);
      assertThat(text(client.get("1:0.0.96.1.0.255:2"))).isEqualTo(meter.serial());
      assertThat(client.refusal("3:1.0.99.99.99.255:2"))
          .isEqualTo(AccessResultCode.OBJECT_UNDEFINED);
    }
  }

  private static String attribute(Register register, int attribute) {
    return register.value().classId() + ":" + register.value().name() + ":" + attribute;
  }

  private static String text(DataObject octets) {
    byte[] value = octets.getValue();
    return new String(value, StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void a_list_has_a_result_each(Framing framing) throws IOException, LinkException {
    try (PeerClient client = client(framing)) {
      List<String> wanted = new ArrayList<>();
      Register.ALL.forEach(one -> wanted.add(one.value().toString()));
      wanted.add("3:1.0.99.99.99.255:2");
      wanted.add("70:0.0.96.3.10.255:4");
      List<GetResult> results = client.getList(wanted);
      assertThat(results).hasSize(wanted.size());
      int registers = Register.ALL.size();
      assertThat(results.subList(0, registers))
          .extracting(one -> PeerClient.number(one.getResultData()))
          .containsExactlyElementsOf(meter.ledger().stream().map(Reading::value).toList());
      assertThat(results.get(registers).getResultCode())
          .isEqualTo(AccessResultCode.OBJECT_UNDEFINED);
      assertThat(PeerClient.number(results.get(registers + 1).getResultData())).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void more_than_three_thousand_rows_whole(Framing framing) throws IOException, LinkException {
    try (PeerClient client = client(framing)) {
      List<ArchiveRow> archive = meter.archive();
      assertThat(archive).hasSizeBetween(3000, DAYS * 96 - 1);
      ArchiveAssertions.assertSame(client.get(PROFILE), archive);
      assertThat(client.number("7:1.0.99.1.0.255:7")).isEqualTo(archive.size());
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void rows_by_range_have_both_bounds(Framing framing) throws IOException, LinkException {
    try (PeerClient client = client(framing)) {
      for (String[] bound :
          new String[][] {
            {"2026-10-24T22:00:00Z", "2026-10-25T22:00:00Z"}, // the night of 25 hours
            {"2026-10-20T09:00:00Z", "2026-10-20T09:00:00Z"},
            {"2026-01-01T00:00:00Z", "2026-12-31T00:00:00Z"},
            {"2027-01-01T00:00:00Z", "2027-01-02T00:00:00Z"}
          }) {
        Instant from = Instant.parse(bound[0]);
        Instant to = Instant.parse(bound[1]);
        ArchiveAssertions.assertSame(client.get(PROFILE, range(from, to)), meter.archive(from, to));
      }
    }
  }

  private SelectiveAccessDescription range(Instant from, Instant to) {
    DataObject clock =
        DataObject.newStructureData(
            DataObject.newUInteger16Data(8),
            DataObject.newOctetStringData(new byte[] {0, 0, 1, 0, 0, (byte) 255}),
            DataObject.newInteger8Data((byte) 2),
            DataObject.newUInteger16Data(0));
    return new SelectiveAccessDescription(
        1,
        DataObject.newStructureData(
            clock, stamp(from), stamp(to), DataObject.newArrayData(List.of())));
  }

  /** As the meter writes it. */
  private DataObject stamp(Instant time) {
    return DataObject.newOctetStringData(meter.options().stamping().write(time).octets().toArray());
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void rows_by_entries_count_from_1_and_0_is_the_last(Framing framing)
      throws IOException, LinkException {
    try (PeerClient client = client(framing)) {
      List<ArchiveRow> archive = meter.archive();
      ArchiveAssertions.assertSame(client.get(PROFILE, entries(1, 1)), archive.subList(0, 1));
      ArchiveAssertions.assertSame(
          client.get(PROFILE, entries(1001, 1100)), archive.subList(1000, 1100));
      ArchiveAssertions.assertSame(
          client.get(PROFILE, entries(2990, 0)), archive.subList(2989, archive.size()));
      ArchiveAssertions.assertSame(client.get(PROFILE, entries(1, archive.size())), archive);
    }
  }

  private static SelectiveAccessDescription entries(long from, long to) {
    return new SelectiveAccessDescription(
        2,
        DataObject.newStructureData(
            DataObject.newUInteger32Data(from),
            DataObject.newUInteger32Data(to),
            DataObject.newUInteger16Data(1),
            DataObject.newUInteger16Data(0)));
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void its_clock_is_set_also_back(Framing framing) throws IOException, LinkException {
    try (PeerClient client = client(framing)) {
      assertThat(PeerTimes.read(client.get("8:0.0.1.0.0.255:2")))
          .isEqualTo(LocalDateTime.of(2026, 10, 26, 13, 7));
      LocalDateTime wanted = LocalDateTime.of(2026, 10, 26, 12, 30, 15);
      assertThat(client.set("8:0.0.1.0.0.255:2", PeerTimes.write(wanted)))
          .isEqualTo(AccessResultCode.SUCCESS);
      assertThat(meter.clock()).isEqualTo(Instant.parse("2026-10-26T11:30:15Z"));
      assertThat(meter.clockChanges()).hasSize(1);
      assertThat(PeerTimes.read(client.get("8:0.0.1.0.0.255:2"))).isEqualTo(wanted);
      assertThat(client.set("8:0.0.1.0.0.255:2", DataObject.newUInteger8Data((short) 1)))
          .isEqualTo(AccessResultCode.TYPE_UNMATCHED);
      assertThat(meter.clockChanges()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void its_relay_executes_each_method_once(Framing framing) throws IOException, LinkException {
    try (PeerClient client = client(framing)) {
      assertThat(client.action("70:0.0.96.3.10.255:1")).isEqualTo(MethodResultCode.SUCCESS);
      assertThat(meter.relayOutput()).isFalse();
      Boolean output = client.get("70:0.0.96.3.10.255:2").getValue();
      assertThat(output).isFalse();
      assertThat(meter.executions()).containsOnlyKeys("70:0.0.96.3.10.255:1");
      assertThat(client.action("70:0.0.96.3.10.255:2")).isEqualTo(MethodResultCode.SUCCESS);
      assertThat(meter.relayState()).isEqualTo(ControlState.CONNECTED);
      assertThat(client.number("70:0.0.96.3.10.255:3")).isEqualTo(1);
      assertThat(meter.executions())
          .containsEntry("70:0.0.96.3.10.255:1", 1L)
          .containsEntry("70:0.0.96.3.10.255:2", 1L);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void only_the_right_password_associates(Framing framing) throws IOException, LinkException {
    start(framing);
    for (String wrong : new String[] {"12345679", "1234567", "123456780"}) {
      assertThat(refused(() -> PeerClient.of(served, SimulatedMeter.MANAGEMENT_CLIENT, wrong)))
          .isEqualTo(ExceptionId.AUTHENTICATION_ERROR);
    }
    assertThat(refused(() -> PeerClient.of(served, SimulatedMeter.MANAGEMENT_CLIENT)))
        .isEqualTo(ExceptionId.AUTHENTICATION_ERROR);
    assertThat(meter.ledger()).isEmpty();
    try (PeerClient client = PeerClient.of(served, SimulatedMeter.MANAGEMENT_CLIENT, PASSWORD)) {
      assertThat(client.number("3:1.0.1.8.0.255:2")).isPositive();
    }
  }

  private static ExceptionId refused(ThrowingCallable associate) {
    return catchThrowableOfType(JDlmsException.class, associate).getExceptionId();
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void the_public_client_reads_and_never_switches(Framing framing)
      throws IOException, LinkException {
    start(framing);
    try (PeerClient client = PeerClient.of(served, SimulatedMeter.PUBLIC_CLIENT)) {
      assertThat(client.number("3:1.0.1.8.0.255:2")).isEqualTo(meter.ledger().get(0).value());
      assertThat(client.action("70:0.0.96.3.10.255:1"))
          .isEqualTo(MethodResultCode.READ_WRITE_DENIED);
      assertThat(meter.executions()).isEmpty();
      assertThat(meter.relayOutput()).isTrue();
    }
  }
}
