// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MeterModelTest {

  private final ManualInstantSource time = new ManualInstantSource("2026-06-10T12:00:00Z");

  @Test
  void a_register_counts_up_at_each_reading_and_the_ledger_has_them_all() {
    MeterModel meter = new MeterModel(MeterOptions.of("1"), time);
    long first = meter.read(Register.ACTIVE_IMPORT);
    time.pass(Duration.ofSeconds(5));
    meter.read(Register.VOLTAGE);
    assertThat(meter.read(Register.ACTIVE_IMPORT)).isEqualTo(first + 1);
    assertThat(meter.ledger())
        .extracting(Reading::what)
        .containsExactly(
            Register.ACTIVE_IMPORT.value(),
            Register.VOLTAGE.value(),
            Register.ACTIVE_IMPORT.value());
    Reading last = meter.ledger().get(2);
    assertThat(last.value()).isEqualTo(first + 1);
    assertThat(last.at()).isEqualTo(time.instant());
  }

  @Test
  void a_clock_drifts_from_its_start_on() {
    MeterModel meter = new MeterModel(MeterOptions.of("1").withDrift(-50), time);
    assertThat(meter.clock()).isEqualTo(time.instant());
    time.pass(Duration.ofSeconds(20_000));
    assertThat(meter.clock()).isEqualTo(time.instant().minusSeconds(1));
  }

  @Test
  void a_set_clock_drifts_on_from_there_and_the_setting_is_remembered() {
    MeterModel meter = new MeterModel(MeterOptions.of("1").withDrift(100), time);
    time.pass(Duration.ofSeconds(10_000));
    Instant to = Instant.parse("2026-06-10T10:00:00Z");
    meter.setClock(to);
    assertThat(meter.clockChanges())
        .containsExactly(new ClockChange(time.instant(), time.instant().plusSeconds(1), to));
    assertThat(meter.events())
        .extracting(Event::code)
        .endsWith(Event.CLOCK_BEFORE, Event.CLOCK_AFTER);
    time.pass(Duration.ofSeconds(10_000));
    assertThat(meter.clock()).isEqualTo(to.plusSeconds(10_001));
  }

  @Test
  void options_say_nothing_of_the_password() {
    assertThat(MeterOptions.of("1").withPassword("geheim77")).asString().doesNotContain("geheim77");
  }
}
