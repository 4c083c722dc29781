// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kilowire.meter.Quantity;

/** A meter whose session says how slow it is has the time for it, and no other has. */
final class SlowMeterTest {

  private static final Quantity ROUND = Quantity.round("regs");

  private final CollectorFixture fixture = new CollectorFixture();

  private FakeMeter meter(Duration request, Duration slowest) {
    fixture.line("a");
    FakeMeter meter = fixture.meter("m1", "a");
    meter.request = request;
    meter.slowest = slowest;
    fixture.start(CollectorFixture.schedule("regs", Duration.ofHours(1), fixture.ids(), false));
    fixture.world.pass(Duration.ofHours(3));
    return meter;
  }

  @Test
  void a_slow_meter_that_says_so_is_read() {
    meter(Duration.ofMinutes(9), Duration.ofMinutes(10));
    assertThat(fixture.stored("m1", ROUND)).isNotEmpty();
  }

  @Test
  void a_slow_meter_that_does_not_is_given_up() {
    meter(Duration.ofMinutes(9), Duration.ZERO);
    assertThat(fixture.stored("m1", ROUND)).isEmpty();
    assertThat(fixture.collector.status().get("m1").lastReason()).contains("deadline");
  }

  @Test
  void all_conversations_of_a_turn_have_that_time() {
    meter(Duration.ofMinutes(14), Duration.ofMinutes(15));
    assertThat(fixture.stored("m1", ROUND)).isNotEmpty();
  }
}
