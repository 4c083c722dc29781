// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kilowire.collect.FakeMeter.Point;
import org.kilowire.conversation.Step;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Priority;
import org.kilowire.meter.Block;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Quantity;
import org.kilowire.options.Logged;

final class CollectorTest {

  private static final Duration FIVE = Duration.ofSeconds(5);
  private static final Quantity ROUND = Quantity.round("regs");

  private final CollectorFixture fixture = new CollectorFixture();

  @Test
  void a_round_of_registers_is_read_at_each_multiple_of_the_period() {
    fixture.line("a").meter("m1", "a");
    fixture.world.pass(Duration.ofMillis(1500));
    fixture.start(CollectorFixture.schedule("regs", FIVE, fixture.ids(), false));
    fixture.world.pass(Duration.ofMillis(18_600));

    assertThat(fixture.stored("m1", ROUND)).containsExactly(0L, 1L, 2L, 3L);
    assertThat(fixture.archive.blocks)
        .extracting(block -> Instant.ofEpochMilli(block.times()[0]).getEpochSecond() % 5)
        .containsOnly(0L);
    assertThat(fixture.archive.blocks).allMatch(block -> block.source().clockProven());
    assertThat(fixture.collector.status().get("m1").rows()).isEqualTo(4);
    assertThat(fixture.meters.get("m1").openSessions).isZero();
    assertThat(fixture.lines.held()).isZero();
    assertThat(fixture.lines.priorities).containsOnly(Priority.SCHEDULE);
  }

  @Test
  void whatever_is_thrown_in_a_visit_ends_it_frees_the_line_and_is_logged() {
    Logged.clear();
    fixture.line("a").meter("m1", "a");
    fixture.archive.looked =
        () -> {
          throw new NoClassDefFoundError("org/kilowire/Missing");
        };
    fixture.start(CollectorFixture.schedule("regs", FIVE, fixture.ids(), false));
    var asked = fixture.collector.runOnce("regs", "m1");
    fixture.world.pass(Duration.ofSeconds(4));
    assertThat(fixture.lines.held()).isZero();
    assertThat(Logged.lines("java.lang.NoClassDefFoundError: org/kilowire/Missing")).isNotEmpty();

    fixture.archive.looked = () -> {};
    fixture.world.pass(Duration.ofMinutes(5));
    assertThat(asked.join().failure()).isEmpty();
    assertThat(fixture.stored("m1", ROUND)).isNotEmpty();
    assertThat(fixture.collector.counts()).containsEntry("collector-fault", 1L);
    assertThat(fixture.meters.get("m1").openSessions).isZero();
  }

  @Test
  void a_line_that_cannot_be_given_back_is_no_reason_to_keep_the_job() {
    fixture.line("a").meter("m1", "a");
    fixture.lines.freed =
        () -> {
          throw new UnsatisfiedLinkError("jSerialComm");
        };
    fixture.start(CollectorFixture.schedule("regs", FIVE, fixture.ids(), false));
    fixture.world.pass(Duration.ofSeconds(21));
    assertThat(fixture.stored("m1", ROUND)).hasSize(4);
  }

  @Test
  void a_listener_that_throws_whatever_it_is_keeps_no_line() {
    FakeMeter meter = fixture.line("a").meter("m1", "a");
    fixture.meter("m2", "a");
    meter.fault = point -> new Step.Failed(MeterReason.AUTHENTICATION_REFUSED, "refused");
    fixture.listener =
        event -> {
          throw new LinkageError("an event log");
        };
    fixture.start(CollectorFixture.schedule("regs", FIVE, fixture.ids(), false));
    fixture.world.pass(Duration.ofSeconds(21));
    assertThat(fixture.collector.status().get("m1").parked()).isTrue();
    assertThat(fixture.stored("m2", ROUND)).hasSize(4);
  }

  @Test
  void a_meter_is_traced_where_the_fleet_says_so() {
    fixture.line("a").meter("m1", "a");
    fixture.meter("m2", "a");
    fixture.trace("m2");
    fixture.start(CollectorFixture.schedule("regs", FIVE, fixture.ids(), false));
    fixture.world.pass(Duration.ofSeconds(7));

    assertThat(fixture.explained).containsExactly("m2");
    assertThat(fixture.stored("m2", ROUND)).isNotEmpty();
  }

  @Test
  void lines_work_side_by_side_and_meters_of_one_line_in_turn() {
    for (String line : List.of("a", "b", "c")) {
      fixture.line(line);
      fixture.meter(line + "1", line);
      fixture.meter(line + "2", line);
    }
    fixture.start(CollectorFixture.schedule("regs", FIVE, fixture.ids(), false));
    fixture.world.pass(FIVE.plusMillis(15));
    assertThat(fixture.lines.held()).isEqualTo(3);
    fixture.world.pass(FIVE);
    assertThat(fixture.lines.mostHeld).isEqualTo(3);
    assertThat(fixture.ids()).allMatch(id -> fixture.stored(id, ROUND).size() >= 1);
  }

  @Test
  void no_more_lines_are_used_at_once_than_allowed() {
    fixture.limits = limits(2, Duration.ofDays(2), Duration.ofSeconds(10));
    for (String line : List.of("a", "b", "c", "d", "e")) {
      fixture.line(line).meter("m" + line, line);
    }
    fixture.start(CollectorFixture.schedule("regs", FIVE, fixture.ids(), false));
    fixture.world.pass(FIVE.plusSeconds(2));
    assertThat(fixture.lines.mostHeld).isEqualTo(2);
    assertThat(fixture.ids()).allMatch(id -> fixture.stored(id, ROUND).size() == 1);
  }

  @Test
  void thirty_two_meters_on_one_line_get_equal_turns() {
    fixture.line("a");
    for (int i = 0; i < 32; i++) {
      fixture.meter("m" + i, "a").request = Duration.ofMillis(100);
    }
    fixture.start(CollectorFixture.schedule("regs", FIVE, fixture.ids(), false));
    fixture.world.pass(Duration.ofMinutes(2));
    List<Integer> rounds =
        fixture.ids().stream().map(id -> fixture.stored(id, ROUND).size()).toList();
    assertThat(Collections.min(rounds)).isGreaterThan(8);
    assertThat(Collections.max(rounds) - Collections.min(rounds)).isLessThanOrEqualTo(1);
    assertThat(fixture.collector.counts().get("coalesced")).isPositive();
  }

  @Test
  void a_dead_meter_does_not_hold_up_the_others_and_is_asked_less_and_less_often() {
    fixture.line("a");
    FakeMeter dead = fixture.meter("dead", "a");
    dead.fault = point -> new Step.Await(fixture.world.nanos() + Duration.ofHours(1).toNanos());
    fixture.meter("m1", "a");
    fixture.start(CollectorFixture.schedule("regs", Duration.ofMinutes(1), fixture.ids(), false));
    fixture.world.pass(Duration.ofHours(2));

    assertThat(fixture.stored("m1", ROUND).size()).isGreaterThan(100);
    long attempts = dead.log.stream().filter("OPEN"::equals).count();
    assertThat(attempts).isBetween(9L, 30L);
    assertThat(fixture.collector.status().get("dead").lastReason()).contains("deadline");
    assertThat(fixture.collector.status().get("dead").failures()).isPositive();
    assertThat(fixture.collector.counts().get("deadline")).isEqualTo(attempts);

    dead.fault = point -> null;
    fixture.world.pass(Duration.ofMinutes(30));
    assertThat(fixture.stored("dead", ROUND).size()).isGreaterThan(10);
    assertThat(fixture.collector.status().get("dead").failures()).isZero();
  }

  @Test
  void a_session_that_failed_is_closed_and_its_line_given_back() {
    fixture.line("a");
    FakeMeter meter = fixture.meter("m1", "a");
    fixture.start(CollectorFixture.schedule("regs", FIVE, fixture.ids(), false));
    meter.fault = point -> point == Point.REGISTERS ? FakeMeter.silence() : null;
    fixture.world.pass(FIVE.plusSeconds(1));
    assertThat(meter.log).containsExactly("OPEN", "REGISTERS", "CLOSE");
    assertThat(fixture.lines.held()).isZero();
    assertThat(fixture.archive.blocks).isEmpty();

    meter.fault = point -> point == Point.REGISTERS ? FakeMeter.lost() : null;
    meter.log.clear();
    fixture.world.pass(Duration.ofSeconds(15));
    assertThat(meter.log).containsExactly("OPEN", "REGISTERS");
    assertThat(fixture.collector.status().get("m1").lastReason()).isEmpty();
    assertThat(fixture.collector.counts())
        .containsEntry("link-lost", 1L)
        .containsEntry("tasks", 2L);
  }

  @Test
  void nothing_of_a_wrong_device_is_stored_and_one_event_tells() {
    fixture.line("a");
    FakeMeter meter = fixture.meter("m1", "a");
    fixture.start(CollectorFixture.schedule("regs", FIVE, fixture.ids(), false));
    meter.device = "SN-other";
    fixture.world.pass(Duration.ofMinutes(10));
    assertThat(fixture.archive.blocks).isEmpty();
    assertThat(fixture.told("m1")).containsExactly("wrong-device");
    assertThat(fixture.events.get(0).details())
        .containsEntry("expected", "SN-m1")
        .containsEntry("detail", "found SN-other");
    assertThat(meter.log).doesNotContain("REGISTERS");
    assertThat(fixture.collector.counts().get("wrong-device")).isGreaterThan(3);

    meter.device = "SN-third";
    fixture.world.pass(Duration.ofMinutes(30));
    assertThat(fixture.told("m1")).containsExactly("wrong-device", "wrong-device");

    meter.device = "SN-m1";
    fixture.world.pass(Duration.ofMinutes(30));
    assertThat(fixture.stored("m1", ROUND)).isNotEmpty();
  }

  @Test
  void a_meter_without_a_device_in_the_fleet_is_the_one_that_answers() {
    fixture.line("a").meter("m1", "a");
    fixture.entry("m1", Optional.empty(), "a", Map.of());
    fixture.start(CollectorFixture.schedule("regs", FIVE, fixture.ids(), false));
    fixture.world.pass(FIVE.plusSeconds(1));
    assertThat(fixture.archive.blocks.get(0).source().device()).isEqualTo("SN-m1");
  }

  @Test
  void a_fault_of_ours_fails_the_task_and_not_the_collector() {
    fixture.line("a").meter("m1", "a");
    fixture.meters.remove("m1");
    fixture.meter("m2", "a");
    fixture.start(CollectorFixture.schedule("regs", FIVE, List.of("m1", "m2"), false));
    fixture.world.pass(FIVE.plusSeconds(1));
    assertThat(fixture.stored("m2", ROUND)).hasSize(1);
    assertThat(fixture.collector.counts()).containsEntry("collector-fault", 1L);
    assertThat(fixture.lines.held()).isZero();
  }

  @Test
  void runs_that_are_due_while_one_goes_on_are_one() {
    fixture.line("a");
    fixture.meter("m1", "a").request = Duration.ofSeconds(7);
    fixture.start(CollectorFixture.schedule("regs", FIVE, fixture.ids(), false));
    fixture.world.pass(Duration.ofMinutes(2));
    assertThat(fixture.collector.counts().get("runs")).isEqualTo(24);
    int tasks = fixture.collector.counts().get("tasks").intValue();
    assertThat(tasks).isLessThan(7);
    assertThat(fixture.collector.counts().get("coalesced")).isEqualTo(24 - tasks - 1);
  }

  @Test
  void run_once_tells_what_came_of_each_meter() {
    fixture.line("a").line("b");
    fixture.meter("m1", "a");
    fixture.meter("m2", "b").fault =
        p -> p == Point.REGISTERS ? new Step.Failed(MeterReason.NOT_READABLE, "none") : null;
    fixture.start(CollectorFixture.schedule("regs", Duration.ofHours(1), fixture.ids(), false));
    var asked = fixture.collector.runOnce("regs");
    var nothing = fixture.collector.runOnce("other");
    var nobody = fixture.collector.runOnce("regs", "m3");
    fixture.world.pass(Duration.ofSeconds(1));
    assertThat(asked.join())
        .containsExactly(
            new MeterResult("m1", "regs", Optional.empty(), "", 1),
            new MeterResult("m2", "regs", Optional.of(MeterReason.NOT_READABLE), "none", 0));
    assertThat(nothing.join()).isEmpty();
    assertThat(nobody.join().failure()).contains(CollectReason.NOT_SCHEDULED);
  }

  @Test
  void a_line_that_others_hold_is_waited_for_and_then_tried_later() {
    fixture.line("a").meter("m1", "a");
    fixture.start(CollectorFixture.schedule("regs", FIVE, fixture.ids(), false));
    List<org.kilowire.link.Lease> mine = new ArrayList<>();
    fixture.lines.acquire(
        LinkUri.of("tcp://a:4059"),
        Priority.COMMAND,
        0,
        outcome -> outcome.map(lease -> mine.add(lease)));
    fixture.world.pass(Duration.ofMinutes(3));
    assertThat(fixture.collector.status().get("m1").lastReason()).isEmpty();
    assertThat(fixture.collector.counts()).containsEntry("line-busy", 1L);
    mine.get(0).close();
    fixture.world.pass(Duration.ofMinutes(1));
    assertThat(fixture.stored("m1", ROUND)).isNotEmpty();
  }

  @Test
  void a_clock_that_jumps_neither_repeats_nor_piles_up_runs() {
    fixture.line("a").meter("m1", "a");
    fixture.start(CollectorFixture.schedule("regs", Duration.ofMinutes(1), fixture.ids(), false));
    fixture.world.pass(Duration.ofSeconds(61));
    assertThat(fixture.collector.counts()).containsEntry("runs", 1L);

    fixture.world.jump(Duration.ofSeconds(-2));
    fixture.world.pass(Duration.ofSeconds(30));
    assertThat(fixture.collector.counts()).containsEntry("runs", 1L);

    fixture.world.jump(Duration.ofHours(3));
    fixture.world.pass(Duration.ofSeconds(31));
    assertThat(fixture.collector.counts().get("runs")).isBetween(2L, 3L);
    assertThat(fixture.collector.counts().get("missed")).isBetween(178L, 180L);

    fixture.world.jump(Duration.ofHours(-5));
    long before = fixture.collector.counts().get("runs");
    fixture.world.pass(Duration.ofMinutes(10));
    assertThat(fixture.collector.counts().get("runs") - before).isBetween(9L, 11L);
  }

  @Test
  void unproven_time_is_said_of_readings_and_counts_no_missed_runs() {
    fixture.line("a").meter("m1", "a");
    fixture.world.proven = false;
    fixture.start(CollectorFixture.schedule("regs", Duration.ofMinutes(1), fixture.ids(), false));
    fixture.world.pass(Duration.ofSeconds(50));
    fixture.world.jump(Duration.ofHours(3));
    fixture.world.pass(Duration.ofSeconds(40));
    assertThat(fixture.collector.counts()).doesNotContainKey("missed").containsKey("runs");
    assertThat(fixture.archive.blocks).isNotEmpty().noneMatch(b -> b.source().clockProven());
  }

  @Test
  void a_time_before_the_newest_reading_is_not_proven() {
    fixture.line("a").meter("m1", "a");
    fixture.start(CollectorFixture.schedule("regs", Duration.ofMinutes(1), fixture.ids(), false));
    fixture.world.pass(Duration.ofSeconds(61));
    fixture.world.jump(Duration.ofDays(-365));
    fixture.world.pass(Duration.ofMinutes(2));
    List<Block> blocks = fixture.archive.blocks;
    assertThat(blocks.get(0).source().clockProven()).isTrue();
    assertThat(blocks.get(blocks.size() - 1).source().clockProven()).isFalse();
  }

  static CollectionLimits limits(int lines, Duration window, Duration turn) {
    CollectionLimits d = CollectionLimits.DEFAULT;
    return new CollectionLimits(
        lines,
        d.line(),
        d.open(),
        d.read(),
        d.profile(),
        d.close(),
        d.task(),
        turn,
        window,
        d.commit(),
        d.stop());
  }
}
