// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Reason;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ControlState;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.cosem.profile.SelectiveAccess.EntryAccess;
import org.kilowire.dlms.hdlc.HdlcReason;
import org.kilowire.dlms.wrapper.WrapperReason;
import org.kilowire.dlms.xdlms.parameter.GetResult;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.kilowire.simulators.meter.faults.FaultRule;
import org.kilowire.simulators.meter.faults.MeterFault;
import org.kilowire.simulators.meter.model.ManualInstantSource;

/**
 * What each fault is to our own client, which asks but once, and that the line goes on after it.
 */
final class FaultsOnTheLineTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String ENERGY = "3:1.0.1.8.0.255:2";
  private static final String BUFFER = "7:1.0.99.1.0.255:2";
  private static final String SERIAL = "1:0.0.96.1.0.255:2";
  private static final MethodRef DISCONNECT = MethodRef.parse("70:0.0.96.3.10.255:1").orElseThrow();

  private final ManualInstantSource time = new ManualInstantSource("2026-10-26T12:07:00Z");
  private MeterHost host;
  private ServedMeter served;

  private SimulatedMeter meter(Framing framing) throws LinkException {
    host = MeterHost.start(HostOptions.loopback(2), time, 1, like -> like);
    served =
        host.meters().stream().filter(one -> one.framing() == framing).findFirst().orElseThrow();
    return served.meter();
  }

  @AfterEach
  void stop() {
    if (host != null) {
      host.close();
    }
  }

  private static Reason noAnswer(Framing framing) {
    return framing == Framing.HDLC ? HdlcReason.NO_ANSWER : WrapperReason.NO_ANSWER;
  }

  /** The same connection, after whatever went wrong on it. */
  private static void goesOn(TestClient client, SimulatedMeter meter) {
    client.run(client.client.release());
    client.associate();
    long value = client.number(ENERGY);
    assertThat(value).isEqualTo(last(meter));
  }

  /** The register value that was answered last. */
  private static long last(SimulatedMeter meter) {
    return meter.ledger().get(meter.ledger().size() - 1).value();
  }

  private void goesOnAnew(SimulatedMeter meter) throws LinkException {
    try (TestClient client = TestClient.of(served)) {
      goesOn(client, meter);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void drop(Framing framing) throws LinkException {
    SimulatedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(served, SHORT).associate()) {
      meter.faults().set(FaultRule.times(MeterFault.DROP, 1));
      assertThat(Reasons.of(client.tryGet(ENERGY))).isEqualTo(noAnswer(framing));
      assertThat(meter.ledger()).as("the request was executed").hasSize(1);
      goesOn(client, meter);
    }
  }

  /**
   * Loss on an HDLC line is recovered by its sequence numbers: the meter reads its register once.
   */
  @ParameterizedTest
  @EnumSource(
      value = MeterFault.class,
      names = {"DROP", "CORRUPT_FCS", "GARBAGE"})
  void a_client_that_asks_again_recovers_on_hdlc_without_a_second_execution(MeterFault fault)
      throws LinkException {
    SimulatedMeter meter = meter(Framing.HDLC);
    try (TestClient client = TestClient.patient(served, Duration.ofMillis(100), 5).associate()) {
      meter.faults().set(FaultRule.times(fault, 1));
      assertThat(client.number(ENERGY)).isEqualTo(last(meter));
      assertThat(meter.ledger()).hasSize(1);
      meter.faults().set(FaultRule.every(fault, 5));
      assertThat(client.rows(Optional.of(EntryAccess.of(1, 100)))).hasSize(100);
      assertThat(meter.faults().happened(fault)).isGreaterThan(5);
    }
  }

  @Test
  void corrupt_fcs() throws LinkException {
    SimulatedMeter meter = meter(Framing.HDLC);
    try (TestClient client = TestClient.of(served, SHORT).associate()) {
      meter.faults().set(FaultRule.times(MeterFault.CORRUPT_FCS, 1));
      assertThat(Reasons.of(client.tryGet(ENERGY))).isEqualTo(HdlcReason.BAD_FCS);
      goesOn(client, meter);
    }
  }

  @Test
  void corrupt_fcs_is_none_on_the_wrapper() throws LinkException {
    SimulatedMeter meter = meter(Framing.WRAPPER);
    meter.faults().set(MeterFault.CORRUPT_FCS);
    goesOnAnew(meter);
    assertThat(meter.faults().happened(MeterFault.CORRUPT_FCS)).isZero();
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void delay(Framing framing) throws LinkException {
    SimulatedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(served, SHORT).associate()) {
      meter.faults().set(FaultRule.times(MeterFault.DELAY, 1).lasting(SHORT.multipliedBy(2)));
      assertThat(Reasons.of(client.tryGet(ENERGY))).isEqualTo(noAnswer(framing));
    }
    goesOnAnew(meter);
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void close(Framing framing) throws LinkException {
    SimulatedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(served).associate()) {
      meter.faults().set(FaultRule.times(MeterFault.CLOSE, 1));
      assertThat(client.tryGet(ENERGY)).isInstanceOf(Outcome.Lost.class);
    }
    goesOnAnew(meter);
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void garbage(Framing framing) throws LinkException {
    SimulatedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(served, SHORT).associate()) {
      meter.faults().set(FaultRule.times(MeterFault.GARBAGE, 1));
      assertThat(Reasons.of(client.tryGet(ENERGY)))
          .isIn(
              WrapperReason.OUT_OF_STEP,
              WrapperReason.NO_ANSWER,
              HdlcReason.NO_ANSWER,
              HdlcReason.GARBAGE);
    }
    goesOnAnew(meter);
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void silence(Framing framing) throws LinkException {
    SimulatedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(served, SHORT).associate()) {
      meter.faults().set(MeterFault.SILENCE);
      assertThat(Reasons.of(client.run(client.client.action(DISCONNECT, Data.integer(0)))))
          .isEqualTo(DlmsReason.OUTCOME_UNKNOWN);
      assertThat(meter.executions()).as("it heard nothing").isEmpty();
      meter.faults().clear(MeterFault.SILENCE);
      goesOn(client, meter);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void late_answer(Framing framing) throws LinkException {
    SimulatedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(served, SHORT).associate()) {
      meter.faults().set(FaultRule.times(MeterFault.LATE_ANSWER, 1));
      assertThat(Reasons.of(client.tryGet(ENERGY))).isEqualTo(noAnswer(framing));
      long late = last(meter);
      Outcome<Data> second = client.tryGet(ENERGY);
      if (second instanceof Outcome.Ok<Data> ok) {
        // A client that meets the late answer may ask once more; any but the first will do.
        assertThat(ok.value().number().orElseThrow()).isGreaterThan(late);
      }
    }
    goesOnAnew(meter);
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void wrong_block_number(Framing framing) throws LinkException {
    SimulatedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(served).associate()) {
      meter.faults().set(FaultRule.times(MeterFault.WRONG_BLOCK_NUMBER, 1));
      assertThat(Reasons.of(client.tryGet(BUFFER))).isEqualTo(DlmsReason.BLOCK_NUMBER);
      assertThat(client.get(BUFFER).elements()).hasSameSizeAs(meter.archive());
      goesOn(client, meter);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void endless_blocks(Framing framing) throws LinkException {
    SimulatedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(served).associate()) {
      meter.faults().set(MeterFault.ENDLESS_BLOCKS);
      assertThat(Reasons.of(client.tryGet(BUFFER)))
          .isIn(DlmsReason.TOO_MANY_BLOCKS, DlmsReason.BLOCK_NUMBER);
      meter.faults().clear();
      goesOn(client, meter);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void oversize_length(Framing framing) throws LinkException {
    SimulatedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(served).associate()) {
      for (String attribute : List.of(SERIAL, BUFFER)) {
        meter.faults().set(FaultRule.times(MeterFault.OVERSIZE_LENGTH, 1));
        assertThat(Reasons.of(client.tryGet(attribute)))
            .as(attribute)
            .isIn(DlmsReason.TOO_LONG, DlmsReason.MALFORMED_APDU, DlmsReason.MALFORMED_DATA);
        assertThat(meter.faults().happened(MeterFault.OVERSIZE_LENGTH)).isPositive();
      }
      goesOn(client, meter);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void unasked(Framing framing) throws LinkException {
    SimulatedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(served)) {
      meter.faults().set(MeterFault.UNASKED);
      client.associate();
      for (int i = 0; i < 20; i++) {
        assertThat(client.number(ENERGY)).isEqualTo(last(meter));
      }
      assertThat(client.get(BUFFER).elements()).hasSameSizeAs(meter.archive());
      client.action("70:0.0.96.3.10.255:1");
      assertThat(client.client.counters().unasked())
          .isGreaterThan(20)
          .isLessThanOrEqualTo(meter.faults().happened(MeterFault.UNASKED));
      assertThat(meter.ledger()).hasSize(20);
      goesOn(client, meter);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void list_refused(Framing framing) throws LinkException {
    oneByOne(framing, MeterFault.LIST_REFUSED);
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void list_exception(Framing framing) throws LinkException {
    oneByOne(framing, MeterFault.LIST_EXCEPTION);
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void list_truncated(Framing framing) throws LinkException {
    oneByOne(framing, MeterFault.LIST_TRUNCATED);
  }

  private void oneByOne(Framing framing, MeterFault fault) throws LinkException {
    SimulatedMeter meter = meter(framing);
    AttributeRef serial = AttributeRef.parse(SERIAL).orElseThrow();
    try (TestClient client = TestClient.of(served).associate()) {
      meter.faults().set(fault);
      for (int i = 0; i < 3; i++) {
        assertThat(client.ok(client.client.getList(List.of(serial, serial))))
            .containsOnly(new GetResult.Value(text(meter.serial())));
      }
      assertThat(meter.faults().happened(fault)).isEqualTo(1);
      assertThat(client.client.maxListed()).isEqualTo(1);
      goesOn(client, meter);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void constant_invoke_id(Framing framing) throws LinkException {
    SimulatedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(served).associate()) {
      meter.faults().set(MeterFault.CONSTANT_INVOKE_ID);
      assertThat(Reasons.of(client.tryGet(ENERGY))).isEqualTo(DlmsReason.INVOKE_ID);
    }
    tolerated(meter);
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void swapped_address(Framing framing) throws LinkException {
    SimulatedMeter meter = meter(framing);
    Reason named = framing == Framing.HDLC ? HdlcReason.OTHER_ADDRESS : WrapperReason.OTHER_PORTS;
    try (TestClient client = TestClient.of(served, SHORT)) {
      meter.faults().set(MeterFault.SWAPPED_ADDRESS);
      assertThat(Reasons.of(client.run(client.client.associate()))).isEqualTo(named);
    }
    tolerated(meter);
  }

  @Test
  void long_address() throws LinkException {
    SimulatedMeter meter = meter(Framing.HDLC);
    meter.faults().set(MeterFault.LONG_ADDRESS);
    goesOnAnew(meter);
    assertThat(meter.faults().happened(MeterFault.LONG_ADDRESS)).isPositive();
    tolerated(meter);
  }

  @Test
  void stale_receive_number() throws LinkException {
    SimulatedMeter meter = meter(Framing.HDLC);
    try (TestClient client = TestClient.patient(served, SHORT, 1).associate()) {
      meter.faults().set(MeterFault.STALE_RECEIVE_NUMBER);
      client.tryGet(SERIAL);
      assertThat(Reasons.of(client.tryGet(SERIAL)))
          .isIn(HdlcReason.NOT_ACKNOWLEDGED, HdlcReason.NOT_CONNECTED);
    }
    tolerated(meter);
  }

  @Test
  void link_refused() throws LinkException {
    SimulatedMeter meter = meter(Framing.HDLC);
    meter.faults().set(FaultRule.times(MeterFault.LINK_REFUSED, 1));
    goesOnAnew(meter);
    meter.faults().set(MeterFault.LINK_REFUSED);
    try (TestClient client = TestClient.of(served)) {
      assertThat(Reasons.of(client.run(client.client.associate())))
          .isEqualTo(HdlcReason.DISCONNECTED);
    }
    meter.faults().clear();
    goesOnAnew(meter);
  }

  /** The fault goes on, and a client with the setting for it reads all the same. */
  private void tolerated(SimulatedMeter meter) throws LinkException {
    try (TestClient client = TestClient.tolerant(served, TestClient.PATIENCE).associate()) {
      for (int i = 0; i < 20; i++) {
        assertThat(client.number(ENERGY)).isEqualTo(last(meter));
      }
      assertThat(client.get(BUFFER).elements()).hasSameSizeAs(meter.archive());
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void wrong_device(Framing framing) throws LinkException {
    SimulatedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(served).associate()) {
      meter.faults().set(FaultRule.times(MeterFault.WRONG_DEVICE, 1));
      assertThat(client.get(SERIAL)).isEqualTo(text(SimulatedMeter.ANOTHER_SERIAL));
      assertThat(client.get(SERIAL)).isEqualTo(text(meter.serial()));
    }
  }

  private static Data text(String text) {
    return Data.octetString(Octets.of(text, StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void auth_refused(Framing framing) throws LinkException {
    SimulatedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(served)) {
      meter.faults().set(FaultRule.times(MeterFault.AUTH_REFUSED, 1));
      assertThat(Reasons.of(client.run(client.client.associate())))
          .isEqualTo(DlmsReason.AUTHENTICATION_REFUSED);
      goesOn(client, meter);
    }
  }

  @Test
  void slow_relay() throws LinkException {
    SimulatedMeter meter = meter(Framing.WRAPPER);
    try (TestClient client = TestClient.of(served).associate()) {
      meter.faults().set(FaultRule.always(MeterFault.SLOW_RELAY).lasting(Duration.ofSeconds(5)));
      client.ok(client.client.action(DISCONNECT, Data.integer(0)));
      assertThat(client.get("70:0.0.96.3.10.255:2")).isEqualTo(new Data.Bool(true));
      time.pass(Duration.ofSeconds(5));
      assertThat(client.get("70:0.0.96.3.10.255:2")).isEqualTo(new Data.Bool(false));
    }
  }

  @Test
  void stuck_relay() throws LinkException {
    SimulatedMeter meter = meter(Framing.WRAPPER);
    try (TestClient client = TestClient.of(served).associate()) {
      meter.faults().set(MeterFault.STUCK_RELAY);
      client.action("70:0.0.96.3.10.255:1");
      assertThat(meter.relayState()).isEqualTo(ControlState.CONNECTED);
      assertThat(meter.executions()).containsEntry("70:0.0.96.3.10.255:1", 1L);
    }
  }

  @Test
  void one_meter_of_an_hdlc_line_fails_and_the_others_do_not() throws LinkException {
    meter(Framing.HDLC).faults().set(MeterFault.SILENCE);
    ServedMeter other = host.meters().get(host.meters().size() - 1);
    try (TestClient client = TestClient.of(served, SHORT)) {
      assertThat(Reasons.of(client.run(client.client.associate()))).isEqualTo(HdlcReason.NO_ANSWER);
    }
    try (TestClient client = TestClient.of(other).associate()) {
      assertThat(client.get(SERIAL)).isEqualTo(text(other.meter().serial()));
    }
  }

  @Test
  void every_fault_has_a_test_of_its_name() {
    List<String> tests =
        Arrays.stream(FaultsOnTheLineTest.class.getDeclaredMethods()).map(Method::getName).toList();
    for (MeterFault fault : MeterFault.values()) {
      assertThat(tests).contains(fault.text().replace('-', '_'));
    }
  }
}
