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
import org.kilowire.conversation.Secret;
import org.kilowire.conversation.Step;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Priority;
import org.kilowire.meter.Block;
import org.kilowire.meter.Credential;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.RefusedCredentials.Parked;
import org.kilowire.options.Logged;

final class CollectorTest {

  private static final Duration FIVE = Duration.ofSeconds(5);
  private static final Quantity ROUND = Quantity.round("regs");

  private final Bench bench = new Bench();

  @Test
  void a_round_of_registers_is_read_at_each_multiple_of_the_period() {
    bench.line("a").meter("m1", "a");
    bench.world.pass(Duration.ofMillis(1500));
    bench.start(Bench.schedule("regs", FIVE, bench.ids(), false));
    bench.world.pass(Duration.ofMillis(18_600));

    assertThat(bench.stored("m1", ROUND)).containsExactly(0L, 1L, 2L, 3L);
    assertThat(bench.archive.blocks)
        .extracting(block -> Instant.ofEpochMilli(block.times()[0]).getEpochSecond() % 5)
        .containsOnly(0L);
    assertThat(bench.archive.blocks).allMatch(block -> block.source().clockProven());
    assertThat(bench.collector.status().get("m1").rows()).isEqualTo(4);
    assertThat(bench.meters.get("m1").openSessions).isZero();
    assertThat(bench.lines.held()).isZero();
    assertThat(bench.lines.priorities).containsOnly(Priority.SCHEDULE);
  }

  @Test
  void a_stop_does_not_wait_for_a_commit_that_does_not_come() {
    bench.line("a").meter("m1", "a");
    bench.archive.commit = Duration.ofHours(1);
    bench.start(Bench.schedule("regs", FIVE, bench.ids(), false));
    bench.world.pass(FIVE.plusSeconds(5));
    assertThat(bench.lines.held()).isOne();
    var stopped = bench.collector.stop();
    bench.world.pass(Duration.ofSeconds(1));
    assertThat(stopped).isCompleted();
    assertThat(bench.lines.held()).isZero();
    assertThat(bench.meters.get("m1").openSessions).isZero();
  }

  @Test
  void whatever_is_thrown_in_a_visit_ends_it_frees_the_line_and_is_logged() {
    Logged.clear();
    bench.line("a").meter("m1", "a");
    bench.archive.looked =
        () -> {
          throw new NoClassDefFoundError("org/kilowire/Missing");
        };
    bench.start(Bench.schedule("regs", FIVE, bench.ids(), false));
    var asked = bench.collector.runOnce("regs", "m1");
    bench.world.pass(Duration.ofSeconds(4));
    assertThat(bench.lines.held()).isZero();
    assertThat(Logged.lines("java.lang.NoClassDefFoundError: org/kilowire/Missing")).isNotEmpty();

    bench.archive.looked = () -> {};
    bench.world.pass(Duration.ofMinutes(5));
    assertThat(asked.join().failure()).isEmpty();
    assertThat(bench.stored("m1", ROUND)).isNotEmpty();
    assertThat(bench.collector.counts()).containsEntry("collector-fault", 1L);
    assertThat(bench.meters.get("m1").openSessions).isZero();
  }

  @Test
  void a_line_that_cannot_be_given_back_is_no_reason_to_keep_the_job() {
    bench.line("a").meter("m1", "a");
    bench.lines.freed =
        () -> {
          throw new UnsatisfiedLinkError("jSerialComm");
        };
    bench.start(Bench.schedule("regs", FIVE, bench.ids(), false));
    bench.world.pass(Duration.ofSeconds(21));
    assertThat(bench.stored("m1", ROUND)).hasSize(4);
  }

  @Test
  void a_listener_that_throws_whatever_it_is_keeps_no_line() {
    FakeMeter meter = bench.line("a").meter("m1", "a");
    bench.meter("m2", "a");
    meter.fault = point -> new Step.Failed(MeterReason.AUTHENTICATION_REFUSED, "refused");
    bench.listener =
        event -> {
          throw new LinkageError("an event log");
        };
    bench.start(Bench.schedule("regs", FIVE, bench.ids(), false));
    bench.world.pass(Duration.ofSeconds(21));
    assertThat(bench.collector.status().get("m1").parked()).isTrue();
    assertThat(bench.stored("m2", ROUND)).hasSize(4);
  }

  @Test
  void a_meter_is_traced_where_the_fleet_says_so() {
    bench.line("a").meter("m1", "a");
    bench.meter("m2", "a");
    bench.trace("m2");
    bench.start(Bench.schedule("regs", FIVE, bench.ids(), false));
    bench.world.pass(Duration.ofSeconds(7));

    assertThat(bench.explained).containsExactly("m2");
    assertThat(bench.stored("m2", ROUND)).isNotEmpty();
  }

  @Test
  void lines_work_side_by_side_and_meters_of_one_line_in_turn() {
    for (String line : List.of("a", "b", "c")) {
      bench.line(line);
      bench.meter(line + "1", line);
      bench.meter(line + "2", line);
    }
    bench.start(Bench.schedule("regs", FIVE, bench.ids(), false));
    bench.world.pass(FIVE.plusMillis(15));
    assertThat(bench.lines.held()).isEqualTo(3);
    bench.world.pass(FIVE);
    assertThat(bench.lines.mostHeld).isEqualTo(3);
    assertThat(bench.ids()).allMatch(id -> bench.stored(id, ROUND).size() >= 1);
  }

  @Test
  void no_more_lines_are_used_at_once_than_allowed() {
    bench.limits = limits(2, Duration.ofDays(2), Duration.ofSeconds(10));
    for (String line : List.of("a", "b", "c", "d", "e")) {
      bench.line(line).meter("m" + line, line);
    }
    bench.start(Bench.schedule("regs", FIVE, bench.ids(), false));
    bench.world.pass(FIVE.plusSeconds(2));
    assertThat(bench.lines.mostHeld).isEqualTo(2);
    assertThat(bench.ids()).allMatch(id -> bench.stored(id, ROUND).size() == 1);
  }

  @Test
  void thirty_two_meters_on_one_line_get_equal_turns() {
    bench.line("a");
    for (int i = 0; i < 32; i++) {
      bench.meter("m" + i, "a").request = Duration.ofMillis(100);
    }
    bench.start(Bench.schedule("regs", FIVE, bench.ids(), false));
    bench.world.pass(Duration.ofMinutes(2));
    List<Integer> rounds = bench.ids().stream().map(id -> bench.stored(id, ROUND).size()).toList();
    assertThat(Collections.min(rounds)).isGreaterThan(8);
    assertThat(Collections.max(rounds) - Collections.min(rounds)).isLessThanOrEqualTo(1);
    assertThat(bench.collector.counts().get("coalesced")).isPositive();
  }

  @Test
  void a_dead_meter_does_not_hold_up_the_others_and_is_asked_less_and_less_often() {
    bench.line("a");
    FakeMeter dead = bench.meter("dead", "a");
    dead.fault = point -> new Step.Await(bench.world.nanos() + Duration.ofHours(1).toNanos());
    bench.meter("m1", "a");
    bench.start(Bench.schedule("regs", Duration.ofMinutes(1), bench.ids(), false));
    bench.world.pass(Duration.ofHours(2));

    assertThat(bench.stored("m1", ROUND).size()).isGreaterThan(100);
    long attempts = dead.log.stream().filter("OPEN"::equals).count();
    assertThat(attempts).isBetween(9L, 30L);
    assertThat(bench.collector.status().get("dead").lastReason()).contains("deadline");
    assertThat(bench.collector.status().get("dead").failures()).isPositive();
    assertThat(bench.collector.counts().get("deadline")).isEqualTo(attempts);

    dead.fault = point -> null;
    bench.world.pass(Duration.ofMinutes(30));
    assertThat(bench.stored("dead", ROUND).size()).isGreaterThan(10);
    assertThat(bench.collector.status().get("dead").failures()).isZero();
  }

  @Test
  void a_session_that_failed_is_closed_and_its_line_given_back() {
    bench.line("a");
    FakeMeter meter = bench.meter("m1", "a");
    bench.start(Bench.schedule("regs", FIVE, bench.ids(), false));
    meter.fault = point -> point == Point.REGISTERS ? FakeMeter.silence() : null;
    bench.world.pass(FIVE.plusSeconds(1));
    assertThat(meter.log).containsExactly("OPEN", "REGISTERS", "CLOSE");
    assertThat(bench.lines.held()).isZero();
    assertThat(bench.archive.blocks).isEmpty();

    meter.fault = point -> point == Point.REGISTERS ? FakeMeter.lost() : null;
    meter.log.clear();
    bench.world.pass(Duration.ofSeconds(15));
    assertThat(meter.log).containsExactly("OPEN", "REGISTERS");
    assertThat(bench.collector.status().get("m1").lastReason()).isEmpty();
    assertThat(bench.collector.counts()).containsEntry("link-lost", 1L).containsEntry("tasks", 2L);
  }

  private FakeMeter refusing(String secret) {
    bench.line("a");
    FakeMeter meter = bench.meter("m1", "a");
    bench.secrets.put("meters", Secret.of(secret));
    bench.entry("m1", Optional.of(meter.device), "a", Map.of("password", "meters"));
    meter.fault =
        point ->
            point == Point.OPEN ? new Step.Failed(MeterReason.AUTHENTICATION_REFUSED, "no") : null;
    return meter;
  }

  private long attempts(FakeMeter meter) {
    return meter.log.stream().filter("OPEN"::equals).count();
  }

  private boolean isParked() {
    return bench.collector.status().get("m1").parked();
  }

  @Test
  void a_refused_password_parks_the_meter_until_somebody_has_seen_to_it() {
    FakeMeter meter = refusing("wrong");
    var schedule = Bench.schedule("regs", FIVE, bench.ids(), false);
    var other = Bench.schedule("more", FIVE, bench.ids(), false);
    bench.start(schedule, other);
    bench.world.pass(Duration.ofHours(1));
    assertThat(meter.log).containsExactly("OPEN", "CLOSE");
    assertThat(bench.refused.parked()).extracting(Parked::meter).containsExactly("m1");
    assertThat(isParked()).isTrue();
    var asked = bench.collector.runOnce("regs", "m1");
    bench.world.settle();
    assertThat(asked.join().failure()).contains(MeterReason.METER_PARKED);

    bench.collector.apply(bench.fleet(schedule, other));
    bench.world.pass(FIVE);
    assertThat(meter.log).hasSize(2);

    for (int i = 0; i < 3; i++) {
      var released = bench.collector.release("m1 #1", "m1"::equals);
      bench.world.pass(Duration.ofMinutes(20));
      assertThat(released.join()).isEqualTo(i == 0 ? 1 : 0);
      assertThat(attempts(meter)).as("a release is for once").isEqualTo(2);
    }
    assertThat(isParked()).isTrue();
  }

  @Test
  void a_refused_password_is_refused_after_a_restart_without_a_word_to_the_meter() {
    FakeMeter meter = refusing("wrong");
    var schedule = Bench.schedule("regs", FIVE, bench.ids(), false);
    bench.start(schedule);
    bench.world.pass(Duration.ofMinutes(20));
    meter.log.clear();
    bench.restart(schedule);
    bench.world.pass(Duration.ofHours(1));
    assertThat(meter.log).isEmpty();
    assertThat(isParked()).isTrue();
    assertThat(bench.collector.counts()).containsKey("meter-parked");

    bench.secrets.put("meters", Secret.of("right"));
    meter.fault = point -> null;
    bench.world.pass(FIVE.plusSeconds(1));
    assertThat(bench.stored("m1", ROUND)).isNotEmpty();
    assertThat(isParked()).isFalse();
    assertThat(bench.refused.parked()).isEmpty();
  }

  @Test
  void what_another_user_of_the_meter_was_refused_is_not_tried() {
    FakeMeter meter = refusing("wrong");
    MeterAccount account = new MeterAccount("tcp://a:4059", "m1", "1");
    bench.refused.refused(new Credential(account, Secret.of("wrong")), "driver");
    bench.start(Bench.schedule("regs", FIVE, bench.ids(), false));
    bench.world.pass(Duration.ofHours(1));
    assertThat(meter.log).isEmpty();
    assertThat(bench.lines.held()).isZero();
  }

  @Test
  void three_rejections_without_a_reason_park_the_meter_over_restarts() {
    FakeMeter meter = refusing("wrong");
    meter.fault = point -> point == Point.OPEN ? new Step.Failed(MeterReason.REJECTED, "") : null;
    var schedule = Bench.schedule("regs", FIVE, bench.ids(), false);
    bench.start(schedule);
    bench.world.pass(FIVE.plusSeconds(1));
    assertThat(attempts(meter)).isBetween(1L, 2L);
    bench.restart(schedule);
    bench.world.pass(Duration.ofHours(2));
    assertThat(attempts(meter)).isEqualTo(3);
    assertThat(isParked()).isTrue();
  }

  @Test
  void a_parked_meter_is_asked_again_when_a_secret_that_it_refused_has_another_value() {
    FakeMeter meter = refusing("wrong");
    bench.start(Bench.schedule("regs", FIVE, bench.ids(), false));
    bench.world.pass(Duration.ofMinutes(20));
    assertThat(attempts(meter)).isEqualTo(1);

    Secret wrong = bench.secrets.remove("meters");
    bench.world.pass(Duration.ofMinutes(20));
    bench.secrets.put("meters", wrong);
    bench.world.pass(Duration.ofMinutes(20));
    assertThat(attempts(meter)).as("asked once").isEqualTo(1);

    bench.secrets.put("meters", Secret.of("wrong too"));
    bench.world.pass(Duration.ofMinutes(20));
    assertThat(attempts(meter)).isEqualTo(2);

    bench.secrets.put("meters", Secret.of("right"));
    meter.fault = point -> null;
    bench.world.pass(FIVE.plusSeconds(1));
    assertThat(bench.stored("m1", ROUND)).isNotEmpty();
    assertThat(isParked()).isFalse();
  }

  @Test
  void nothing_of_a_wrong_device_is_stored_and_one_event_tells() {
    bench.line("a");
    FakeMeter meter = bench.meter("m1", "a");
    bench.start(Bench.schedule("regs", FIVE, bench.ids(), false));
    meter.device = "SN-other";
    bench.world.pass(Duration.ofMinutes(10));
    assertThat(bench.archive.blocks).isEmpty();
    assertThat(bench.told("m1")).containsExactly("wrong-device");
    assertThat(bench.events.get(0).details())
        .containsEntry("expected", "SN-m1")
        .containsEntry("detail", "found SN-other");
    assertThat(meter.log).doesNotContain("REGISTERS");
    assertThat(bench.collector.counts().get("wrong-device")).isGreaterThan(3);

    meter.device = "SN-third";
    bench.world.pass(Duration.ofMinutes(30));
    assertThat(bench.told("m1")).containsExactly("wrong-device", "wrong-device");

    meter.device = "SN-m1";
    bench.world.pass(Duration.ofMinutes(30));
    assertThat(bench.stored("m1", ROUND)).isNotEmpty();
  }

  @Test
  void a_meter_without_a_device_in_the_fleet_is_the_one_that_answers() {
    bench.line("a").meter("m1", "a");
    bench.entry("m1", Optional.empty(), "a", Map.of());
    bench.start(Bench.schedule("regs", FIVE, bench.ids(), false));
    bench.world.pass(FIVE.plusSeconds(1));
    assertThat(bench.archive.blocks.get(0).source().device()).isEqualTo("SN-m1");
  }

  @Test
  void a_fault_of_ours_fails_the_task_and_not_the_collector() {
    bench.line("a").meter("m1", "a");
    bench.meters.remove("m1");
    bench.meter("m2", "a");
    bench.start(Bench.schedule("regs", FIVE, List.of("m1", "m2"), false));
    bench.world.pass(FIVE.plusSeconds(1));
    assertThat(bench.stored("m2", ROUND)).hasSize(1);
    assertThat(bench.collector.counts()).containsEntry("collector-fault", 1L);
    assertThat(bench.lines.held()).isZero();
  }

  @Test
  void runs_that_are_due_while_one_goes_on_are_one() {
    bench.line("a");
    bench.meter("m1", "a").request = Duration.ofSeconds(7);
    bench.start(Bench.schedule("regs", FIVE, bench.ids(), false));
    bench.world.pass(Duration.ofMinutes(2));
    assertThat(bench.collector.counts().get("runs")).isEqualTo(24);
    int tasks = bench.collector.counts().get("tasks").intValue();
    assertThat(tasks).isLessThan(7);
    assertThat(bench.collector.counts().get("coalesced")).isEqualTo(24 - tasks - 1);
  }

  @Test
  void run_once_tells_what_came_of_each_meter() {
    bench.line("a").line("b");
    bench.meter("m1", "a");
    bench.meter("m2", "b").fault =
        p -> p == Point.REGISTERS ? new Step.Failed(MeterReason.NOT_READABLE, "none") : null;
    bench.start(Bench.schedule("regs", Duration.ofHours(1), bench.ids(), false));
    var asked = bench.collector.runOnce("regs");
    var nothing = bench.collector.runOnce("other");
    var nobody = bench.collector.runOnce("regs", "m3");
    bench.world.pass(Duration.ofSeconds(1));
    assertThat(asked.join())
        .containsExactly(
            new MeterResult("m1", "regs", Optional.empty(), "", 1),
            new MeterResult("m2", "regs", Optional.of(MeterReason.NOT_READABLE), "none", 0));
    assertThat(nothing.join()).isEmpty();
    assertThat(nobody.join().failure()).contains(CollectReason.NOT_SCHEDULED);
  }

  @Test
  void another_fleet_lets_running_tasks_end_and_keeps_what_is_the_same() {
    bench.line("a").line("b");
    FakeMeter slow = bench.meter("slow", "a");
    slow.request = Duration.ofSeconds(3);
    bench.meter("behind", "a");
    bench.meter("same", "b");
    var every = Duration.ofSeconds(20);
    bench.start(
        Bench.schedule("regs", every, List.of("slow", "behind"), false),
        Bench.schedule("rest", every, List.of("same"), false));
    bench.world.pass(every.plusSeconds(1));
    var waiting = bench.collector.runOnce("regs", "behind");
    bench.world.settle();

    bench.collector.apply(
        bench.fleet(
            Bench.schedule("regs", Duration.ofHours(1), List.of("slow", "behind"), false),
            Bench.schedule("rest", every, List.of("same"), false)));
    bench.world.settle();
    assertThat(waiting.join().failure()).contains(CollectReason.FLEET_REPLACED);
    bench.world.pass(every);
    assertThat(bench.stored("slow", ROUND)).hasSize(1);
    assertThat(slow.openSessions).isZero();
    assertThat(bench.stored("behind", ROUND)).isEmpty();
    assertThat(bench.stored("same", Quantity.round("rest"))).hasSize(2);
    assertThat(bench.lines.held()).isZero();
  }

  @Test
  void a_meter_that_left_the_fleet_is_not_read_any_more() {
    bench.line("a");
    bench.meter("m1", "a");
    bench.meter("m2", "a");
    bench.start(Bench.schedule("regs", FIVE, bench.ids(), false));
    bench.world.pass(FIVE.plusSeconds(1));
    bench.collector.apply(bench.fleet(Bench.schedule("regs", FIVE, List.of("m2"), false)));
    bench.world.pass(FIVE);
    assertThat(bench.stored("m1", ROUND)).hasSize(1);
    assertThat(bench.stored("m2", ROUND)).hasSize(2);
  }

  @Test
  void stopping_ends_what_runs_with_its_session_closed_and_what_waits_at_once() {
    bench.line("a");
    FakeMeter slow = bench.meter("slow", "a");
    slow.request = Duration.ofSeconds(30);
    bench.meter("behind", "a");
    bench.start(Bench.schedule("regs", FIVE, bench.ids(), false));
    bench.world.pass(FIVE.plusSeconds(1));
    var waiting = bench.collector.runOnce("regs", "behind");
    var running = bench.collector.runOnce("regs", "slow");
    var stopped = bench.collector.stop();
    slow.request = Duration.ofMillis(10);
    bench.world.pass(Duration.ofSeconds(1));
    assertThat(stopped).isCompleted();
    assertThat(waiting.join().failure()).contains(CollectReason.STOPPED);
    assertThat(running.join().failure()).contains(CollectReason.STOPPED);
    assertThat(slow.log).containsExactly("OPEN", "CLOSE");
    bench.world.pass(Duration.ofHours(1));
    assertThat(bench.archive.blocks).isEmpty();
    assertThat(bench.lines.held()).isZero();
  }

  @Test
  void a_line_that_others_hold_is_waited_for_and_then_tried_later() {
    bench.line("a").meter("m1", "a");
    bench.start(Bench.schedule("regs", FIVE, bench.ids(), false));
    List<org.kilowire.link.Lease> mine = new ArrayList<>();
    bench.lines.acquire(
        LinkUri.of("tcp://a:4059"),
        Priority.COMMAND,
        0,
        outcome -> outcome.map(lease -> mine.add(lease)));
    bench.world.pass(Duration.ofMinutes(3));
    assertThat(bench.collector.status().get("m1").lastReason()).isEmpty();
    assertThat(bench.collector.counts()).containsEntry("line-busy", 1L);
    mine.get(0).close();
    bench.world.pass(Duration.ofMinutes(1));
    assertThat(bench.stored("m1", ROUND)).isNotEmpty();
  }

  @Test
  void a_clock_that_jumps_neither_repeats_nor_piles_up_runs() {
    bench.line("a").meter("m1", "a");
    bench.start(Bench.schedule("regs", Duration.ofMinutes(1), bench.ids(), false));
    bench.world.pass(Duration.ofSeconds(61));
    assertThat(bench.collector.counts()).containsEntry("runs", 1L);

    bench.world.jump(Duration.ofSeconds(-2));
    bench.world.pass(Duration.ofSeconds(30));
    assertThat(bench.collector.counts()).containsEntry("runs", 1L);

    bench.world.jump(Duration.ofHours(3));
    bench.world.pass(Duration.ofSeconds(31));
    assertThat(bench.collector.counts().get("runs")).isBetween(2L, 3L);
    assertThat(bench.collector.counts().get("missed")).isBetween(178L, 180L);

    bench.world.jump(Duration.ofHours(-5));
    long before = bench.collector.counts().get("runs");
    bench.world.pass(Duration.ofMinutes(10));
    assertThat(bench.collector.counts().get("runs") - before).isBetween(9L, 11L);
  }

  @Test
  void unproven_time_is_said_of_readings_and_counts_no_missed_runs() {
    bench.line("a").meter("m1", "a");
    bench.world.proven = false;
    bench.start(Bench.schedule("regs", Duration.ofMinutes(1), bench.ids(), false));
    bench.world.pass(Duration.ofSeconds(50));
    bench.world.jump(Duration.ofHours(3));
    bench.world.pass(Duration.ofSeconds(40));
    assertThat(bench.collector.counts()).doesNotContainKey("missed").containsKey("runs");
    assertThat(bench.archive.blocks).isNotEmpty().noneMatch(b -> b.source().clockProven());
  }

  @Test
  void a_time_before_the_newest_reading_is_not_proven() {
    bench.line("a").meter("m1", "a");
    bench.start(Bench.schedule("regs", Duration.ofMinutes(1), bench.ids(), false));
    bench.world.pass(Duration.ofSeconds(61));
    bench.world.jump(Duration.ofDays(-365));
    bench.world.pass(Duration.ofMinutes(2));
    List<Block> blocks = bench.archive.blocks;
    assertThat(blocks.get(0).source().clockProven()).isTrue();
    assertThat(blocks.get(blocks.size() - 1).source().clockProven()).isFalse();
  }

  static Limits limits(int lines, Duration window, Duration turn) {
    Limits d = Limits.DEFAULT;
    return new Limits(
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
