// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Conversation;
import org.kilowire.link.PendingRelease;
import org.kilowire.meter.Ability;

/** What a visit does before, and instead of, asking a meter for readings. */
final class SessionStartTest {

  private final CollectorFixture fixture = new CollectorFixture();

  private void once(FakeMeter meter, boolean profiles) {
    meter.record(FakeMeter.PROFILE, Duration.ofHours(1));
    fixture.world.pass(Duration.ofHours(3));
    fixture.start(CollectorFixture.schedule("all", Duration.ofDays(1), fixture.ids(), profiles));
    var unused = fixture.collector.runOnce("all", "m1");
    fixture.world.pass(Duration.ofMinutes(1));
  }

  @Test
  void an_association_that_another_user_has_left_with_the_meter_is_released_first() {
    FakeMeter meter = fixture.line("a").meter("m1", "a");
    PendingRelease left =
        new PendingRelease(
            "m1",
            false,
            () -> {
              meter.log.add("RELEASE");
              return Conversation.of("released");
            });
    fixture.lines.left.put("m1", left);
    fixture.lines.left.put("m2", left);
    once(meter, false);
    assertThat(meter.log).startsWith("RELEASE", "OPEN", "REGISTERS", "CLOSE");
    assertThat(fixture.lines.left).as("another meter's association stays").containsOnlyKeys("m2");
  }

  @Test
  void a_release_that_fails_does_not_keep_the_meter_from_being_read() {
    FakeMeter meter = fixture.line("a").meter("m1", "a");
    fixture.lines.left.put(
        "m1", new PendingRelease("m1", true, () -> Conversation.lost("the link is gone")));
    once(meter, false);
    assertThat(meter.log).startsWith("OPEN", "REGISTERS");
  }

  @Test
  void a_meter_without_profiles_is_asked_for_none_and_for_no_clock() {
    FakeMeter meter = fixture.line("a").meter("m1", "a");
    meter.abilities = EnumSet.of(Ability.REGISTERS, Ability.CLOCK);
    once(meter, true);
    assertThat(meter.log).contains("OPEN").doesNotContain("CLOCK", "PROFILE");
    assertThat(fixture.collector.counts()).containsKey("not-supported");
  }

  @Test
  void a_meter_without_a_clock_is_not_asked_for_it_and_its_profiles_are_read() {
    FakeMeter meter = fixture.line("a").meter("m1", "a");
    meter.abilities = EnumSet.of(Ability.PROFILE);
    once(meter, true);
    assertThat(meter.log).contains("PROFILE").doesNotContain("CLOCK");
    assertThat(fixture.stored("m1", FakeMeter.PROFILE)).isNotEmpty();
  }

  @Test
  void a_meter_without_momentary_values_is_not_asked_for_them() {
    FakeMeter meter = fixture.line("a").meter("m1", "a");
    meter.abilities = EnumSet.of(Ability.PROFILE, Ability.CLOCK);
    once(meter, false);
    assertThat(meter.log).contains("OPEN").doesNotContain("REGISTERS");
  }
}
