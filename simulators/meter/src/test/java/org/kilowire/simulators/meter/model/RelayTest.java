// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.ControlMode;
import org.kilowire.dlms.cosem.ControlState;

final class RelayTest {

  private static final Instant NOW = Instant.parse("2026-06-10T12:00:00Z");

  @ParameterizedTest
  @CsvFileSource(resources = "/vectors/cosem/control-modes.txt", delimiter = '|')
  void follows_the_table_of_control_modes(
      int mode, ControlState from, Switching what, ControlState to) {
    ControlMode controlMode = ControlMode.of(Data.enumerated(mode)).orElseThrow();
    assertThat(what.from(controlMode, from).orElse(from)).isEqualTo(to);
  }

  @Test
  void in_mode_0_nothing_happens() {
    for (Switching what : Switching.values()) {
      Relay relay = new Relay(ControlMode.NONE);
      relay.happen(what, NOW);
      assertThat(relay.state()).isEqualTo(ControlState.CONNECTED);
    }
  }

  @Test
  void the_contact_of_a_slow_relay_lags_behind_the_state() {
    Relay relay = new Relay(ControlMode.MODE_2);
    relay.lag(Duration.ofSeconds(5));
    relay.happen(Switching.REMOTE_DISCONNECT, NOW);
    assertThat(relay.state()).isEqualTo(ControlState.DISCONNECTED);
    assertThat(relay.output(NOW.plusMillis(4999))).isTrue();
    assertThat(relay.output(NOW.plusSeconds(5))).isFalse();
    relay.happen(Switching.REMOTE_RECONNECT, NOW.plusSeconds(6));
    assertThat(relay.output(NOW.plusSeconds(10))).isFalse();
    assertThat(relay.output(NOW.plusSeconds(11))).isTrue();
  }

  @Test
  void a_slow_relay_that_is_told_back_in_time_never_moves() {
    Relay relay = new Relay(ControlMode.MODE_2);
    relay.lag(Duration.ofSeconds(5));
    relay.happen(Switching.REMOTE_DISCONNECT, NOW);
    relay.happen(Switching.REMOTE_RECONNECT, NOW.plusSeconds(1));
    assertThat(relay.output(NOW.plusSeconds(3))).isTrue();
    assertThat(relay.output(NOW.plusSeconds(9))).isTrue();
  }

  @Test
  void a_stuck_relay_stays_until_it_is_loose() {
    Relay relay = new Relay(ControlMode.MODE_4);
    relay.stuck(true);
    relay.happen(Switching.REMOTE_DISCONNECT, NOW);
    assertThat(relay.state()).isEqualTo(ControlState.CONNECTED);
    relay.stuck(false);
    relay.happen(Switching.REMOTE_DISCONNECT, NOW);
    assertThat(relay.output(NOW)).isFalse();
  }
}
