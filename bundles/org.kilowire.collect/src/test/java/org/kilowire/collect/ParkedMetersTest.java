// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kilowire.collect.FakeMeter.Point;
import org.kilowire.conversation.Secret;
import org.kilowire.conversation.Step;
import org.kilowire.meter.Credential;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.RefusedCredentials.Parked;

/** A refused password is tried once: the meter is parked until somebody has seen to it. */
final class ParkedMetersTest {

  private static final Duration FIVE = Duration.ofSeconds(5);
  private static final Quantity ROUND = Quantity.round("regs");

  private final CollectorFixture fixture = new CollectorFixture();

  private FakeMeter refusing(String secret) {
    fixture.line("a");
    FakeMeter meter = fixture.meter("m1", "a");
    fixture.secrets.put("meters", Secret.of(secret));
    fixture.entry("m1", Optional.of(meter.device), "a", Map.of("password", "meters"));
    meter.fault =
        point ->
            point == Point.OPEN ? new Step.Failed(MeterReason.AUTHENTICATION_REFUSED, "no") : null;
    return meter;
  }

  private long attempts(FakeMeter meter) {
    return meter.log.stream().filter("OPEN"::equals).count();
  }

  private boolean isParked() {
    return fixture.collector.status().get("m1").parked();
  }

  @Test
  void a_refused_password_parks_the_meter_until_somebody_has_seen_to_it() {
    FakeMeter meter = refusing("wrong");
    var schedule = CollectorFixture.schedule("regs", FIVE, fixture.ids(), false);
    var other = CollectorFixture.schedule("more", FIVE, fixture.ids(), false);
    fixture.start(schedule, other);
    fixture.world.pass(Duration.ofHours(1));
    assertThat(meter.log).containsExactly("OPEN", "CLOSE");
    assertThat(fixture.refused.parked()).extracting(Parked::meter).containsExactly("m1");
    assertThat(isParked()).isTrue();
    var asked = fixture.collector.runOnce("regs", "m1");
    fixture.world.settle();
    assertThat(asked.join().failure()).contains(MeterReason.METER_PARKED);

    fixture.collector.apply(fixture.fleet(schedule, other));
    fixture.world.pass(FIVE);
    assertThat(meter.log).hasSize(2);

    for (int i = 0; i < 3; i++) {
      var released = fixture.collector.release("m1 #1", "m1"::equals);
      fixture.world.pass(Duration.ofMinutes(20));
      assertThat(released.join()).isEqualTo(i == 0 ? 1 : 0);
      assertThat(attempts(meter)).as("a release is for once").isEqualTo(2);
    }
    assertThat(isParked()).isTrue();
  }

  @Test
  void a_refused_password_is_refused_after_a_restart_without_a_word_to_the_meter() {
    FakeMeter meter = refusing("wrong");
    var schedule = CollectorFixture.schedule("regs", FIVE, fixture.ids(), false);
    fixture.start(schedule);
    fixture.world.pass(Duration.ofMinutes(20));
    meter.log.clear();
    fixture.restart(schedule);
    fixture.world.pass(Duration.ofHours(1));
    assertThat(meter.log).isEmpty();
    assertThat(isParked()).isTrue();
    assertThat(fixture.collector.counts()).containsKey("meter-parked");

    fixture.secrets.put("meters", Secret.of("right"));
    meter.fault = point -> null;
    fixture.world.pass(FIVE.plusSeconds(1));
    assertThat(fixture.stored("m1", ROUND)).isNotEmpty();
    assertThat(isParked()).isFalse();
    assertThat(fixture.refused.parked()).isEmpty();
  }

  @Test
  void what_another_user_of_the_meter_was_refused_is_not_tried() {
    FakeMeter meter = refusing("wrong");
    MeterAccount account = new MeterAccount("tcp://a:4059", "m1", "1");
    fixture.refused.refused(new Credential(account, Secret.of("wrong")), "driver");
    fixture.start(CollectorFixture.schedule("regs", FIVE, fixture.ids(), false));
    fixture.world.pass(Duration.ofHours(1));
    assertThat(meter.log).isEmpty();
    assertThat(fixture.lines.held()).isZero();
  }

  @Test
  void three_rejections_without_a_reason_park_the_meter_over_restarts() {
    FakeMeter meter = refusing("wrong");
    meter.fault = point -> point == Point.OPEN ? new Step.Failed(MeterReason.REJECTED, "") : null;
    var schedule = CollectorFixture.schedule("regs", FIVE, fixture.ids(), false);
    fixture.start(schedule);
    fixture.world.pass(FIVE.plusSeconds(1));
    assertThat(attempts(meter)).isBetween(1L, 2L);
    fixture.restart(schedule);
    fixture.world.pass(Duration.ofHours(2));
    assertThat(attempts(meter)).isEqualTo(3);
    assertThat(isParked()).isTrue();
  }

  @Test
  void a_parked_meter_is_asked_again_when_a_secret_that_it_refused_has_another_value() {
    FakeMeter meter = refusing("wrong");
    fixture.start(CollectorFixture.schedule("regs", FIVE, fixture.ids(), false));
    fixture.world.pass(Duration.ofMinutes(20));
    assertThat(attempts(meter)).isEqualTo(1);

    Secret wrong = fixture.secrets.remove("meters");
    fixture.world.pass(Duration.ofMinutes(20));
    fixture.secrets.put("meters", wrong);
    fixture.world.pass(Duration.ofMinutes(20));
    assertThat(attempts(meter)).as("asked once").isEqualTo(1);

    fixture.secrets.put("meters", Secret.of("wrong too"));
    fixture.world.pass(Duration.ofMinutes(20));
    assertThat(attempts(meter)).isEqualTo(2);

    fixture.secrets.put("meters", Secret.of("right"));
    meter.fault = point -> null;
    fixture.world.pass(FIVE.plusSeconds(1));
    assertThat(fixture.stored("m1", ROUND)).isNotEmpty();
    assertThat(isParked()).isFalse();
  }
}
