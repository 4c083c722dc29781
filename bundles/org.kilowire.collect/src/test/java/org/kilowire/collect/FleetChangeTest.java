// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.meter.Quantity;

/** Another fleet, and the end: what runs is ended in order. */
final class FleetChangeTest {

  private static final Duration FIVE = Duration.ofSeconds(5);
  private static final Quantity ROUND = Quantity.round("regs");

  private final CollectorFixture fixture = new CollectorFixture();

  @Test
  void a_stop_does_not_wait_for_a_commit_that_does_not_come() {
    fixture.line("a").meter("m1", "a");
    fixture.archive.commit = Duration.ofHours(1);
    fixture.start(CollectorFixture.schedule("regs", FIVE, fixture.ids(), false));
    fixture.world.pass(FIVE.plusSeconds(5));
    assertThat(fixture.lines.held()).isOne();
    var stopped = fixture.collector.stop();
    fixture.world.pass(Duration.ofSeconds(1));
    assertThat(stopped).isCompleted();
    assertThat(fixture.lines.held()).isZero();
    assertThat(fixture.meters.get("m1").openSessions).isZero();
  }

  @Test
  void another_fleet_lets_running_tasks_end_and_keeps_what_is_the_same() {
    fixture.line("a").line("b");
    FakeMeter slow = fixture.meter("slow", "a");
    slow.request = Duration.ofSeconds(3);
    fixture.meter("behind", "a");
    fixture.meter("same", "b");
    var every = Duration.ofSeconds(20);
    fixture.start(
        CollectorFixture.schedule("regs", every, List.of("slow", "behind"), false),
        CollectorFixture.schedule("rest", every, List.of("same"), false));
    fixture.world.pass(every.plusSeconds(1));
    var waiting = fixture.collector.runOnce("regs", "behind");
    fixture.world.settle();

    fixture.collector.apply(
        fixture.fleet(
            CollectorFixture.schedule(
                "regs", Duration.ofHours(1), List.of("slow", "behind"), false),
            CollectorFixture.schedule("rest", every, List.of("same"), false)));
    fixture.world.settle();
    assertThat(waiting.join().failure()).contains(CollectReason.FLEET_REPLACED);
    fixture.world.pass(every);
    assertThat(fixture.stored("slow", ROUND)).hasSize(1);
    assertThat(slow.openSessions).isZero();
    assertThat(fixture.stored("behind", ROUND)).isEmpty();
    assertThat(fixture.stored("same", Quantity.round("rest"))).hasSize(2);
    assertThat(fixture.lines.held()).isZero();
  }

  @Test
  void a_meter_that_left_the_fleet_is_not_read_any_more() {
    fixture.line("a");
    fixture.meter("m1", "a");
    fixture.meter("m2", "a");
    fixture.start(CollectorFixture.schedule("regs", FIVE, fixture.ids(), false));
    fixture.world.pass(FIVE.plusSeconds(1));
    fixture.collector.apply(
        fixture.fleet(CollectorFixture.schedule("regs", FIVE, List.of("m2"), false)));
    fixture.world.pass(FIVE);
    assertThat(fixture.stored("m1", ROUND)).hasSize(1);
    assertThat(fixture.stored("m2", ROUND)).hasSize(2);
  }

  @Test
  void stopping_ends_what_runs_with_its_session_closed_and_what_waits_at_once() {
    fixture.line("a");
    FakeMeter slow = fixture.meter("slow", "a");
    slow.request = Duration.ofSeconds(30);
    fixture.meter("behind", "a");
    fixture.start(CollectorFixture.schedule("regs", FIVE, fixture.ids(), false));
    fixture.world.pass(FIVE.plusSeconds(1));
    var waiting = fixture.collector.runOnce("regs", "behind");
    var running = fixture.collector.runOnce("regs", "slow");
    var stopped = fixture.collector.stop();
    slow.request = Duration.ofMillis(10);
    fixture.world.pass(Duration.ofSeconds(1));
    assertThat(stopped).isCompleted();
    assertThat(waiting.join().failure()).contains(CollectReason.STOPPED);
    assertThat(running.join().failure()).contains(CollectReason.STOPPED);
    assertThat(slow.log).containsExactly("OPEN", "CLOSE");
    fixture.world.pass(Duration.ofHours(1));
    assertThat(fixture.archive.blocks).isEmpty();
    assertThat(fixture.lines.held()).isZero();
  }
}
