// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.dlms.cosem.ControlMode;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.ip.IpLinks;
import org.kilowire.link.pump.BlockingPump;
import org.kilowire.meter.Block;
import org.kilowire.meter.ClockReading;
import org.kilowire.meter.Counters;
import org.kilowire.meter.Coverage;
import org.kilowire.meter.Credential;
import org.kilowire.meter.GatewayTime;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.MeterType;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.ReadContext;
import org.kilowire.meter.RelayCommand;
import org.kilowire.meter.RelayResult;
import org.kilowire.meter.TimeRules;
import org.kilowire.meter.Traits;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.SimulatedMeter;
import org.kilowire.simulators.meter.faults.MeterFault;
import org.kilowire.simulators.meter.model.ArchiveRow;

/** Sessions with simulated meters over TCP: on the wrapper, and on HDLC. */
final class SimulatedMeterTest {

  private static final Instant NOW = Instant.parse("2026-07-01T12:00:30Z");
  private static final String METHOD = "70:0.0.96.3.10.255:";

  private final List<AutoCloseable> open = new ArrayList<>();
  private final DlmsProtocol protocol = new DlmsProtocol();
  private String password = "12345678";
  private ServedMeter served;
  private BlockingPump pump;
  private MeterSession session;

  @AfterEach
  void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  private SimulatedMeter start(ServedMeter.Framing framing) throws LinkException {
    MeterHost host = MeterHost.start(HostOptions.loopback(1), () -> NOW, 7, like -> like);
    open.add(host);
    served =
        host.meters().stream().filter(one -> one.framing() == framing).findFirst().orElseThrow();
    return served.meter();
  }

  private Outcome<?> open(Optional<String> expected) throws LinkException {
    LinkUri uri = LinkUri.of(served.links().get(0));
    Link link = new Links(List.of(new IpLinks())).open(uri, System.nanoTime() + 5_000_000_000L);
    open.add(link);
    pump = new BlockingPump(link);
    TimeRules time =
        new TimeRules(
            TimeRules.Stamps.END,
            served.meter().options().stamping().zone(),
            true,
            TimeRules.DeviationSign.LOCAL_TO_UTC);
    MeterType type = new MeterType("t", DlmsProtocol.ID, Map.of(), time, List.of(), List.of());
    Map<String, Object> traits =
        Map.of(
            "framing",
            served.framing().text(),
            "client",
            17L,
            "server",
            (long) served.server(),
            "physical",
            (long) served.physical(),
            "authentication",
            "low",
            "password",
            "p");
    session =
        protocol.session(
            new Meter("m", expected, type, Traits.of(DlmsTraits.ALL, traits)),
            name -> Optional.of(Secret.of(password)),
            Counters.NONE);
    return pump.run(session.open());
  }

  private void opened() throws LinkException {
    SessionFixture.value(open(Optional.of(served.meter().serial())));
  }

  private <T> T value(Conversation<T> conversation) {
    return SessionFixture.value(pump.run(conversation));
  }

  private static ReadContext context() {
    return new ReadContext(Origin.SCHEDULE, new GatewayTime(NOW, System.nanoTime(), true));
  }

  @ParameterizedTest
  @CsvSource({"WRAPPER", "HDLC"})
  void registers_and_a_window_of_the_profile_are_what_the_meter_has(ServedMeter.Framing framing)
      throws LinkException {
    SimulatedMeter meter = start(framing);
    opened();
    Block round =
        value(
            session.registers(
                Quantity.round("r"),
                List.of(new Quantity("1-0:1.8.0*255"), new Quantity("1-0:1.6.0*255")),
                context()));
    assertThat(round.columns().get(0).values()[0]).isEqualTo(meter.ledger().get(0).value());
    assertThat(round.source().device()).isEqualTo(meter.serial());

    Instant from = NOW.minus(Duration.ofDays(2));
    List<Block> blocks = new ArrayList<>();
    Coverage coverage =
        value(session.profile(SessionFixture.PROFILE, from, NOW, context(), blocks::add));
    List<ArchiveRow> rows = meter.archive(from, NOW);
    assertThat(coverage.rows()).isEqualTo(rows.size()).isGreaterThan(100);
    Block block = blocks.get(0);
    for (int row = 0; row < rows.size(); row++) {
      assertThat(block.times()[row]).isEqualTo(rows.get(row).time().toEpochMilli());
      assertThat(block.status()[row]).isEqualTo(rows.get(row).status());
      for (int column = 0; column < 4; column++) {
        assertThat(block.columns().get(column).values()[row])
            .isEqualTo(rows.get(row).values().get(column));
      }
    }
    value(session.close());
  }

  @ParameterizedTest
  @CsvSource({
    "MODE_1, READY",
    "MODE_2, CONNECTED",
    "MODE_3, READY",
    "MODE_4, CONNECTED",
    "MODE_5, READY",
    "MODE_6, READY"
  })
  void a_relay_does_what_its_mode_promises(ControlMode mode, RelayResult.Verdict reconnected)
      throws LinkException {
    SimulatedMeter meter = start(ServedMeter.Framing.WRAPPER);
    meter.relayMode(mode);
    opened();
    RelayResult off = value(session.relay(RelayCommand.DISCONNECT, Duration.ofSeconds(5)));
    assertThat(off.verdict()).isEqualTo(RelayResult.Verdict.DISCONNECTED);
    RelayResult on = value(session.relay(RelayCommand.RECONNECT, Duration.ofSeconds(5)));
    assertThat(on.verdict()).isEqualTo(reconnected);
    assertThat(meter.executions()).containsEntry(METHOD + "1", 1L).containsEntry(METHOD + "2", 1L);
  }

  @ParameterizedTest
  @CsvSource({"NONE", "MODE_4"})
  void a_relay_that_stays_has_failed(ControlMode mode) throws LinkException {
    SimulatedMeter meter = start(ServedMeter.Framing.WRAPPER);
    meter.relayMode(mode);
    meter.faults().set(MeterFault.STUCK_RELAY);
    opened();
    RelayResult stuck = value(session.relay(RelayCommand.DISCONNECT, Duration.ofMillis(10)));
    assertThat(stuck.verdict()).isEqualTo(RelayResult.Verdict.FAILED);
    assertThat(stuck.state().output()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"WRAPPER", "HDLC"})
  void another_device_is_found_out_before_anything_is_done(ServedMeter.Framing framing)
      throws LinkException {
    SimulatedMeter meter = start(framing);
    assertThat(SessionFixture.reason(open(Optional.of("4711"))))
        .isEqualTo(MeterReason.WRONG_DEVICE);
    assertThat(meter.ledger()).isEmpty();
    assertThat(meter.executions()).isEmpty();
  }

  @Test
  void a_wrong_password_is_refused_and_never_printed() throws LinkException {
    start(ServedMeter.Framing.WRAPPER);
    password = "87654321";
    Outcome<?> outcome = open(Optional.empty());
    assertThat(SessionFixture.reason(outcome)).isEqualTo(MeterReason.AUTHENTICATION_REFUSED);
    assertThat(outcome.toString()).doesNotContain(password).doesNotContain("3837363534333231");
  }

  @ParameterizedTest
  @CsvSource({"WRAPPER, 1", "HDLC, 1/17"})
  void a_session_tells_what_it_shows_and_where(ServedMeter.Framing framing, String server)
      throws LinkException {
    start(framing);
    open(Optional.empty());
    assertThat(session.credential("tcp://meter:1"))
        .isEqualTo(
            new Credential(new MeterAccount("tcp://meter:1", server, "17"), Secret.of(password)));
  }

  @Test
  void the_clock_is_read_and_set() throws LinkException {
    SimulatedMeter meter = start(ServedMeter.Framing.HDLC);
    meter.setClock(NOW.minus(Duration.ofMinutes(5)));
    opened();
    ClockReading slow = value(session.clock());
    assertThat(slow.time()).isEqualTo(NOW.minus(Duration.ofMinutes(5)));
    value(session.setClock(new GatewayTime(NOW, System.nanoTime(), true)));
    assertThat(Duration.between(NOW, meter.clock()))
        .isBetween(Duration.ZERO, Duration.ofMinutes(1));
  }
}
