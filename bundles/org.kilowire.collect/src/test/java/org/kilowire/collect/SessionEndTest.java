// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kilowire.link.LinkUri;

/** What a visit leaves behind on its line. */
final class SessionEndTest {

  private static final LinkUri LINE = LinkUri.of("tcp://a:4059");

  private final CollectorFixture fixture = new CollectorFixture().line("a");

  private FakeMeter meter(String id, boolean endsWithLink) {
    FakeMeter meter = fixture.meter(id, "a");
    meter.endsWithLink = endsWithLink;
    return meter;
  }

  private void once() {
    fixture.start(CollectorFixture.schedule("all", Duration.ofDays(1), fixture.ids(), false));
    for (String id : fixture.ids()) {
      var unused = fixture.collector.runOnce("all", id);
    }
    fixture.world.pass(Duration.ofMinutes(1));
  }

  @Test
  void hangs_up_after_a_meter_that_notices_the_end_only_by_that_of_the_link() {
    FakeMeter meter = meter("m1", true);
    once();
    assertThat(meter.log).containsExactly("OPEN", "REGISTERS", "CLOSE");
    assertThat(fixture.lines.hungUp).containsExactly(LINE);
  }

  @Test
  void leaves_the_link_open_after_a_meter_that_was_told() {
    meter("m1", false);
    once();
    assertThat(fixture.lines.leases).isEqualTo(1);
    assertThat(fixture.lines.hungUp).isEmpty();
  }

  @Test
  void leaves_the_link_open_for_the_next_meter_of_the_fleet_on_the_line() {
    meter("m1", true);
    meter("m2", true);
    once();
    assertThat(fixture.lines.leases).isEqualTo(2);
    assertThat(fixture.lines.hungUp).as("after the last one").containsExactly(LINE);
  }

  @Test
  void hangs_up_after_a_meter_that_has_fallen_silent() {
    FakeMeter meter = meter("m1", true);
    meter.request = Duration.ofHours(1);
    once();
    fixture.world.pass(Duration.ofHours(2));
    assertThat(fixture.lines.hungUp).contains(LINE);
  }
}
