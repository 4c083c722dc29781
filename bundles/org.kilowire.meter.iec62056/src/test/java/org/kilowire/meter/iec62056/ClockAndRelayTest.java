// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.meter.iec62056.Outcomes.failed;
import static org.kilowire.meter.iec62056.Outcomes.ok;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Outcome;
import org.kilowire.meter.Ability;
import org.kilowire.meter.ClockReading;
import org.kilowire.meter.GatewayTime;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.RelayCommand;
import org.kilowire.meter.RelayResult;

/** What is set and switched, and above all what is not. */
final class ClockAndRelayTest {

  private final MeterUnderTest meter = new MeterUnderTest();

  private MeterUnderTest withClock() {
    return meter.with("set-clock-time", "0.9.1").with("set-clock-date", "0.9.2");
  }

  private Outcome<Void> set(String at) {
    ok(meter.open());
    GatewayTime time = new GatewayTime(Instant.parse(at), meter.line().now(), meter.proven);
    return meter.run(meter.session().setClock(time));
  }

  @Test
  void the_clock_is_read_in_the_types_zone() {
    ok(meter.open());
    ClockReading reading = ok(meter.run(meter.session().clock()));
    assertThat(reading.time()).isEqualTo(Instant.parse("2026-07-01T12:10:00Z"));
  }

  @Test
  void a_clock_that_shows_no_time_of_its_form_is_unreadable() {
    meter.with("date-form", "DDMMYY");
    meter.device.registers.put("0.9.2", "(319999)");
    ok(meter.open());
    failed(meter.run(meter.session().clock()), MeterReason.CLOCK_UNREADABLE);
  }

  @Test
  void a_clock_is_set_on_the_names_of_the_type_alone() {
    withClock();
    assertThat(meter.session().abilities()).contains(Ability.SET_CLOCK);
    meter.device.registers.put("0.9.1", "(140900)");
    ok(set("2026-07-01T12:08:00Z"));
    assertThat(meter.device.written)
        .hasSize(2)
        .allMatch(one -> one.startsWith("W5 0.9.2(260701)") || one.startsWith("W5 0.9.1(1408"));
  }

  @Test
  void a_type_that_names_no_clock_to_be_set_has_none_set() {
    failed(set("2026-07-01T12:08:00Z"), MeterReason.NOT_SUPPORTED);
    assertThat(meter.device.written).isEmpty();
  }

  @Test
  void no_clock_is_set_by_a_time_that_is_not_proven() {
    withClock().proven = false;
    failed(set("2026-07-01T12:08:00Z"), MeterReason.TIME_NOT_PROVEN);
    assertThat(meter.device.written).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-07-01T12:11:00Z",
        "2026-07-01T12:16:00Z",
        "2026-07-01T21:56:00Z",
        "2026-07-01T22:04:00Z"
      })
  void no_clock_is_set_near_the_end_of_a_period_or_midnight(String at) {
    withClock();
    meter.device.registers.put("0.9.1", "(140800)");
    failed(set(at), MeterReason.NOT_NOW);
    assertThat(meter.device.written).isEmpty();
  }

  @Test
  void no_clock_is_set_that_itself_shows_a_time_near_the_end_of_a_period() {
    withClock();
    meter.device.registers.put("0.9.1", "(141200)");
    failed(set("2026-07-01T12:08:00Z"), MeterReason.NOT_NOW);
    assertThat(meter.device.written).isEmpty();
  }

  @Test
  void a_meter_that_takes_small_steps_alone_is_left_as_it_is_for_a_large_one() {
    withClock().with("clock-step", 29_000L);
    meter.device.registers.put("0.9.1", "(140900)");
    failed(set("2026-07-01T12:08:00Z"), MeterReason.NOT_SUPPORTED);
    assertThat(meter.device.written).isEmpty();
    meter.device.registers.put("0.9.1", "(140810)");
    ok(set("2026-07-01T12:08:00Z"));
    assertThat(meter.device.written).hasSize(2);
  }

  @Test
  void a_relay_is_switched_by_the_types_command_and_looked_at() {
    meter
        .with("relay-disconnect", "W5 96.3.10(0)")
        .with("relay-reconnect", "W5 96.3.10(1)")
        .with("relay-state", "96.3.10");
    meter.device.registers.put("96.3.10", "(1)");
    ok(meter.open());
    assertThat(ok(meter.run(meter.session().relay())).output()).isTrue();
    Duration limit = Duration.ofSeconds(10);
    RelayResult off = ok(meter.run(meter.session().relay(RelayCommand.DISCONNECT, limit)));
    assertThat(off.verdict()).isEqualTo(RelayResult.Verdict.DISCONNECTED);
    RelayResult on = ok(meter.run(meter.session().relay(RelayCommand.RECONNECT, limit)));
    assertThat(on.verdict()).isEqualTo(RelayResult.Verdict.CONNECTED);
    assertThat(meter.device.written).containsExactly("W5 96.3.10(0)", "W5 96.3.10(1)");
  }

  @Test
  void a_relay_that_does_not_move_is_a_failure_in_bounded_time() {
    meter.with("relay-disconnect", "W5 96.3.11(0)").with("relay-state", "96.3.10");
    meter.device.registers.put("96.3.10", "(1)");
    ok(meter.open());
    Duration limit = Duration.ofSeconds(10);
    RelayResult result = ok(meter.run(meter.session().relay(RelayCommand.DISCONNECT, limit)));
    assertThat(result.verdict()).isEqualTo(RelayResult.Verdict.FAILED);
  }

  @Test
  void a_type_without_commands_has_no_relay() {
    ok(meter.open());
    failed(meter.run(meter.session().relay()), MeterReason.NOT_SUPPORTED);
    failed(
        meter.run(meter.session().relay(RelayCommand.DISCONNECT, Duration.ofSeconds(5))),
        MeterReason.NOT_SUPPORTED);
    assertThat(meter.device.written).isEmpty();
  }

  /** 1 and 01 are one state: else a relay that is still on would be told to be off. */
  @Test
  void a_state_that_is_padded_with_zeros_is_the_same_state() {
    meter.with("relay-disconnect", "W5 96.3.11(0)").with("relay-state", "96.3.10");
    meter.device.registers.put("96.3.10", "(01)");
    ok(meter.open());
    assertThat(ok(meter.run(meter.session().relay())).output()).isTrue();
    Duration limit = Duration.ofSeconds(3);
    assertThat(ok(meter.run(meter.session().relay(RelayCommand.DISCONNECT, limit))).verdict())
        .isEqualTo(RelayResult.Verdict.FAILED);
  }

  /** Without a season 02:30 is two moments: the earlier is told, and that it is in doubt. */
  @Test
  void a_clock_that_shows_an_hour_that_comes_twice_is_in_doubt() {
    meter.device.registers.put("0.9.1", "(023000)");
    meter.device.registers.put("0.9.2", "(261025)");
    ok(meter.open());
    ClockReading reading = ok(meter.run(meter.session().clock()));
    assertThat(reading.time()).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(reading.doubtful()).isTrue();
  }
}
