// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kilowire.collect.FakeMeter.Point;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Step;
import org.kilowire.fleet.Retry;
import org.kilowire.fleet.Schedule;
import org.kilowire.fleet.Selection;
import org.kilowire.link.Lease;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Priority;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Unreadable;

/** Profiles are brought up to date, whatever happens to meters, lines and the archive. */
final class CatchupTest {

  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final CollectorFixture fixture = new CollectorFixture();

  private FakeMeter meter(String id) {
    FakeMeter meter = fixture.line("line-" + id).meter(id, "line-" + id);
    meter.record(FakeMeter.PROFILE, QUARTER);
    return meter;
  }

  private void start() {
    fixture.start(CollectorFixture.schedule("load", QUARTER, fixture.ids(), true));
  }

  private List<Long> stored(String id) {
    return fixture.stored(id, FakeMeter.PROFILE);
  }

  private List<Long> firsts(String id) {
    return stored(id).stream().distinct().toList();
  }

  /** All rows, each once, in the meter's order; the newest may be too new for the last run. */
  private void assertUpToDate(String id) {
    assertPrefix(stored(id), fixture.meters.get(id).values(FakeMeter.PROFILE), id);
  }

  private static void assertPrefix(List<Long> stored, List<Long> had, String what) {
    int same = 0;
    while (same < Math.min(stored.size(), had.size()) && stored.get(same).equals(had.get(same))) {
      same++;
    }
    assertThat(stored.subList(same, stored.size())).as("%s, from row %d", what, same).isEmpty();
    assertThat(had.size() - same).as("rows of %s that are missing", what).isLessThanOrEqualTo(1);
  }

  private static Long[] numbers(long count) {
    return LongStream.range(0, count).boxed().toArray(Long[]::new);
  }

  @Test
  void rows_are_stored_once_each_in_their_order() {
    meter("m1");
    start();
    fixture.world.pass(Duration.ofHours(26).plusMinutes(1));
    assertThat(stored("m1")).containsExactly(numbers(104));
    assertThat(fixture.collector.status().get("m1").rows()).isEqualTo(104);
    assertThat(fixture.collector.status().get("m1").lastSuccess()).isPresent();
    assertThat(fixture.archive.notes).isEqualTo(1);
    assertThat(fixture.events).isEmpty();
  }

  @Test
  void what_could_not_be_read_is_told_once_and_counted_each_time() {
    FakeMeter meter = meter("m1");
    meter.unreadable = new Unreadable(2, List.of("no time: FFFF"));
    start();
    fixture.world.pass(Duration.ofHours(1).plusMinutes(1));
    assertThat(fixture.told("m1")).containsExactly("unreadable");
    assertThat(fixture.events.get(0).details())
        .containsEntry("series", "1-0:99.1.0*255")
        .containsEntry("rows", "2")
        .containsEntry("sample-1", "no time: FFFF");
    assertThat(fixture.collector.counts().get("unreadable-rows")).isGreaterThanOrEqualTo(8);
    assertThat(stored("m1")).hasSize(4);
    meter.unreadable = new Unreadable(1, List.of("no time: 00"));
    fixture.world.pass(QUARTER);
    assertThat(fixture.told("m1")).containsExactly("unreadable", "unreadable");
  }

  @Test
  void a_new_process_goes_on_where_the_archive_ends() {
    meter("m1");
    var schedule = CollectorFixture.schedule("load", QUARTER, fixture.ids(), true);
    fixture.start(schedule);
    fixture.world.pass(Duration.ofHours(5));
    fixture.restart(schedule);
    fixture.world.pass(Duration.ofHours(5));
    assertThat(stored("m1")).containsExactly(numbers(40));
  }

  @Test
  void a_long_first_reading_is_cut_and_the_line_is_shared() {
    FakeMeter meter = fixture.line("a").meter("m1", "a");
    for (int i = 0; i < 30 * 96; i++) {
      meter.add(
          FakeMeter.PROFILE, World.BEGIN.minus(Duration.ofDays(30)).plus(QUARTER.multipliedBy(i)));
    }
    meter.request = Duration.ofMillis(200);
    fixture.meter("m2", "a");
    fixture.start(
        CollectorFixture.schedule("load", QUARTER, List.of("m1"), true),
        CollectorFixture.schedule("regs", Duration.ofSeconds(30), List.of("m2"), false));
    fixture.world.pass(QUARTER.plusSeconds(20));
    int some = stored("m1").size();
    assertThat(some).isPositive().isLessThan(1000);
    fixture.world.pass(Duration.ofMinutes(9));
    assertThat(stored("m1")).containsExactly(numbers(30 * 96));
    assertThat(fixture.stored("m2", Quantity.round("regs")).size()).isGreaterThan(40);
    assertThat(fixture.collector.counts().get("yielded")).isGreaterThan(3);
  }

  @Test
  void a_user_of_the_line_who_has_no_part_in_the_fleet_waits_no_longer_than_a_turn() {
    FakeMeter meter = meter("m1");
    for (int i = 0; i < 39 * 96; i++) {
      meter.add(
          FakeMeter.PROFILE, World.BEGIN.minus(Duration.ofDays(39)).plus(QUARTER.multipliedBy(i)));
    }
    meter.request = Duration.ofMillis(400);
    start();
    LinkUri line = LinkUri.of("tcp://line-m1:4059");
    fixture.world.pass(QUARTER.plusSeconds(5));
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      long asked = fixture.world.nanos();
      fixture.lines.acquire(
          line,
          Priority.SCHEDULE,
          asked + Duration.ofMinutes(5).toNanos(),
          granted -> {
            waits.add(Duration.ofNanos(fixture.world.nanos() - asked));
            ((Outcome.Ok<Lease>) granted).value().close();
          });
      fixture.world.pass(Duration.ofSeconds(30));
    }
    // A turn, and the window that was begun in it.
    assertThat(waits)
        .hasSize(5)
        .allSatisfy(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(25)));
    fixture.world.pass(Duration.ofMinutes(9));
    assertThat(stored("m1")).containsExactly(numbers(39 * 96 + 1));
  }

  @Test
  void a_line_that_somebody_more_urgent_wants_is_given_back_between_windows() {
    FakeMeter meter = meter("m1");
    for (int i = 0; i < 30; i++) {
      meter.add(FakeMeter.PROFILE, World.BEGIN.minus(Duration.ofDays(30 - i)));
    }
    fixture.lines.wanted.add(LinkUri.of("tcp://line-m1:4059"));
    start();
    fixture.world.pass(QUARTER.plusMinutes(1));
    assertThat(fixture.lines.leases).isGreaterThan(10);
    assertThat(stored("m1")).containsExactly(numbers(31));
    assertThat(meter.openSessions).isZero();
  }

  @Test
  void empty_years_take_few_windows() {
    FakeMeter meter = meter("m1");
    start();
    fixture.world.pass(QUARTER.plusMinutes(1));
    meter.log.clear();
    meter.offset = Duration.ofDays(20 * 365);
    fixture.world.pass(QUARTER);
    assertThat(fixture.told("m1")).containsExactly("clock-set-forward");
    assertThat(meter.log.stream().filter("PROFILE"::equals).count()).isBetween(5L, 30L);
    fixture.world.pass(Duration.ofHours(1));
    assertPrefix(firsts("m1"), meter.values(FakeMeter.PROFILE), "first of each");
  }

  @Test
  void what_a_full_archive_did_not_take_is_read_again_and_nothing_is_passed_over() {
    meter("m1");
    start();
    fixture.world.pass(Duration.ofHours(3));
    boolean[] full = {true};
    fixture.archive.full = () -> full[0];
    fixture.world.pass(Duration.ofHours(9));
    assertThat(fixture.collector.counts().get("store-full")).isPositive();
    assertThat(fixture.collector.status().get("m1").lastReason()).contains("store-full");
    int[] commits = {0};
    fixture.archive.full = () -> commits[0]++ % 3 != 0;
    fixture.world.pass(Duration.ofHours(6));
    fixture.archive.full = () -> false;
    fixture.world.pass(Duration.ofHours(1));
    assertUpToDate("m1");
  }

  @Test
  void a_slow_archive_slows_the_meter_down_and_memory_stays_bounded() {
    FakeMeter meter = fixture.line("a").meter("m1", "a");
    for (int i = 0; i < 400; i++) {
      meter.add(FakeMeter.PROFILE, World.BEGIN.minusSeconds(1000 - i));
    }
    fixture.archive.commit = Duration.ofSeconds(2);
    start();
    fixture.world.pass(QUARTER.plusMinutes(5));
    assertThat(stored("m1")).containsExactly(numbers(400));
    assertThat(fixture.archive.mostBlocks).isEqualTo(Flow.MAX_WAITING);
  }

  @Test
  void an_archive_that_never_answers_fails_the_task_in_time() {
    meter("m1");
    fixture.archive.commit = Duration.ofDays(1);
    start();
    fixture.world.pass(QUARTER.plusMinutes(2));
    assertThat(fixture.collector.counts()).containsEntry("store-slow", 1L);
    assertThat(fixture.lines.leases).isEqualTo(2);
  }

  @Test
  void rows_written_again_under_earlier_stamps_are_found() {
    FakeMeter meter = meter("m1");
    start();
    fixture.world.pass(Duration.ofHours(10).plusMinutes(1));
    meter.offset = Duration.ofMinutes(-100);
    fixture.world.pass(Duration.ofHours(10));
    assertPrefix(firsts("m1"), meter.values(FakeMeter.PROFILE), "first of each");
    assertThat(fixture.told("m1")).containsExactly("clock-set-back");
    assertThat(fixture.events.get(0).details().get("by")).startsWith("PT1H");
    List<Instant> times =
        meter.rows.get(FakeMeter.PROFILE).stream().map(FakeMeter.Row::time).toList();
    assertThat(times.stream().distinct().count()).isLessThan(times.size());
  }

  @Test
  void a_clock_set_back_long_before_anybody_looked_hides_no_row() {
    FakeMeter meter = meter("m1");
    start();
    fixture.world.pass(Duration.ofHours(10).plusMinutes(1));
    meter.fault = point -> FakeMeter.lost();
    fixture.world.pass(Duration.ofHours(3));
    meter.offset = Duration.ofHours(-2);
    fixture.world.pass(Duration.ofHours(1));
    meter.fault = point -> null;
    fixture.world.pass(Duration.ofHours(6));
    assertPrefix(firsts("m1"), meter.values(FakeMeter.PROFILE), "first of each");
    assertThat(fixture.told("m1")).containsExactly("clock-set-back");
  }

  @Test
  void a_clock_reset_to_another_age_hides_no_row() {
    FakeMeter meter = meter("m1");
    start();
    fixture.world.pass(Duration.ofHours(10).plusMinutes(1));
    meter.offset = Duration.ofDays(-26 * 365);
    fixture.world.pass(Duration.ofMinutes(5));
    assertThat(fixture.archive.notes).isEqualTo(1);
    fixture.world.pass(Duration.ofHours(3));
    assertUpToDate("m1");
    meter.offset = Duration.ZERO;
    fixture.world.pass(Duration.ofHours(3));
    assertPrefix(firsts("m1"), meter.values(FakeMeter.PROFILE), "first of each");
    assertThat(fixture.told("m1")).containsExactly("clock-set-back", "clock-set-forward");
  }

  @Test
  void a_set_back_clock_counts_for_every_series_of_the_meter() {
    FakeMeter meter = meter("m1");
    meter.record(FakeMeter.DAILY, Duration.ofHours(4));
    Schedule daily =
        new Schedule(
            "daily",
            Duration.ofDays(1),
            Duration.ZERO,
            fixture.ids(),
            Selection.nothing(),
            new Selection.Only(List.of(FakeMeter.DAILY)),
            Duration.ofDays(40),
            Retry.DEFAULT,
            Schedule.Priority.BACKFILL);
    fixture.start(CollectorFixture.schedule("load", QUARTER, fixture.ids(), true), daily);
    fixture.world.pass(Duration.ofDays(1).plusMinutes(1));
    meter.offset = Duration.ofHours(-9);
    fixture.world.pass(Duration.ofDays(2));
    assertThat(fixture.stored("m1", FakeMeter.DAILY).stream().distinct().toList())
        .containsExactlyElementsOf(meter.values(FakeMeter.DAILY));
    assertPrefix(firsts("m1"), meter.values(FakeMeter.PROFILE), "first of each");
  }

  @Test
  void a_drifting_clock_is_no_event() {
    FakeMeter meter = meter("m1");
    start();
    for (int i = 0; i < 200; i++) {
      meter.offset = meter.offset.minusMillis(300);
      fixture.world.pass(QUARTER);
    }
    assertThat(fixture.events).isEmpty();
    assertPrefix(firsts("m1"), meter.values(FakeMeter.PROFILE), "first of each");
    assertThat(fixture.collector.status().get("m1").clockOffset().orElseThrow())
        .isLessThan(Duration.ofSeconds(-58));
  }

  @Test
  void rows_of_an_hour_that_nothing_tells_apart_are_all_stored() {
    FakeMeter meter = fixture.line("a").meter("m1", "a");
    // 25 October 2026, 01:00 UTC: the hour from 02:00 to 03:00 in Berlin comes twice.
    Instant twice = Instant.parse("2026-10-25T00:00:00Z");
    fixture.world.jump(Duration.between(World.BEGIN, twice.minus(Duration.ofHours(2))));
    start();
    for (int i = 1; i <= 24; i++) {
      fixture.world.pass(QUARTER.minusSeconds(5));
      Instant real = twice.minus(Duration.ofHours(2)).plus(QUARTER.multipliedBy(i));
      boolean second = i > 12 && i <= 16;
      meter.add(FakeMeter.PROFILE, second ? real.minus(Duration.ofHours(1)) : real);
      fixture.world.pass(Duration.ofSeconds(5));
    }
    fixture.world.pass(QUARTER);
    assertThat(meter.rows.get(FakeMeter.PROFILE).get(12).time())
        .isEqualTo(meter.rows.get(FakeMeter.PROFILE).get(8).time());
    assertThat(stored("m1")).containsExactly(numbers(24));
  }

  @Test
  void a_series_that_the_meter_has_not_does_not_keep_the_others_back() {
    FakeMeter meter = meter("m1");
    int[] asked = {0};
    meter.fault =
        point ->
            point == Point.PROFILE && asked[0]++ == 0
                ? new Step.Failed(MeterReason.NOT_READABLE, "no such series")
                : null;
    Schedule both =
        new Schedule(
            "both",
            QUARTER,
            Duration.ZERO,
            fixture.ids(),
            Selection.nothing(),
            new Selection.Only(List.of(FakeMeter.DAILY, FakeMeter.PROFILE)),
            Duration.ofDays(1),
            Retry.DEFAULT,
            Schedule.Priority.SCHEDULE);
    fixture.start(both);
    fixture.world.pass(Duration.ofMinutes(16));
    assertThat(stored("m1")).containsExactly(0L);
    assertThat(fixture.collector.status().get("m1").lastReason()).contains("not-readable");
    assertThat(fixture.archive.notes).isEqualTo(1);
  }

  @Test
  void another_device_under_the_same_name_begins_its_own_series() {
    FakeMeter meter = meter("m1");
    fixture.entry("m1", java.util.Optional.empty(), "line-m1", java.util.Map.of());
    start();
    fixture.world.pass(Duration.ofHours(2).plusMinutes(1));
    meter.device = "SN-new";
    fixture.world.pass(Duration.ofHours(1));
    assertThat(fixture.archive.blocks.stream().filter(b -> b.source().device().equals("SN-new")))
        .isNotEmpty();
    assertThat(stored("m1").stream().filter(v -> v == 0).count()).isEqualTo(2);
  }

  @Test
  void whatever_fails_wherever_every_row_is_stored_in_the_end_and_in_order() {
    for (long seed = 1; seed <= 3; seed++) {
      new Storm(seed, Duration.ofDays(30)).run();
    }
  }

  /** A cut where a clock was set back before the first collection reads what is later first. */
  @Test
  void whatever_fails_between_windows_every_row_is_stored_in_the_end() {
    for (long seed = 101; seed <= 103; seed++) {
      new Storm(seed, Duration.ofHours(7)).run();
    }
  }

  @Test
  @Tag("slow")
  @Tag("part-4")
  void two_hundred_storms_lose_no_row() {
    long seed = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      new Storm(seed + i, Duration.ofDays(30)).run();
      new Storm(seed + i, Duration.ofHours(7)).run();
    }
  }

  /** Four meters on two lines, three days of faults, a quiet day. */
  private static final class Storm {
    private final long seed;
    private final Random random;
    private final Duration window;
    private final CollectorFixture fixture = new CollectorFixture();

    Storm(long seed, Duration window) {
      this.seed = seed;
      this.window = window;
      this.random = new Random(seed);
    }

    void run() {
      boolean[] calm = {false};
      fixture.limits = CollectorTest.limits(2, window, Duration.ofSeconds(1));
      fixture.archive.full = () -> !calm[0] && random.nextInt(8) == 0;
      for (String id : List.of("m1", "m2", "m3", "m4")) {
        String line = id.compareTo("m3") < 0 ? "a" : "b";
        if (!fixture.meters.containsKey(id.equals("m2") ? "m1" : "m3")) {
          fixture.line(line);
        }
        FakeMeter meter = fixture.meter(id, line);
        meter.record(FakeMeter.PROFILE, QUARTER);
        meter.rowsABlock = 1 + random.nextInt(6);
        meter.fault = point -> calm[0] ? null : fault(point);
      }
      Schedule schedule = CollectorFixture.schedule("load", QUARTER, fixture.ids(), true);
      Schedule rounds =
          CollectorFixture.schedule("regs", Duration.ofMinutes(7), fixture.ids(), false);
      fixture.start(schedule, rounds);
      for (int hour = 0; hour < 72; hour++) {
        fixture.world.pass(Duration.ofMinutes(20 + random.nextInt(80)));
        maybeSetBack();
        if (random.nextInt(20) == 0) {
          fixture.restart(schedule, rounds);
        }
      }
      calm[0] = true;
      fixture.world.pass(Duration.ofDays(1));
      for (String id : fixture.ids()) {
        List<Long> had = fixture.meters.get(id).values(FakeMeter.PROFILE);
        List<Long> firsts = fixture.stored(id, FakeMeter.PROFILE).stream().distinct().toList();
        if (window.toDays() == 0) {
          firsts = firsts.stream().sorted().toList();
        }
        assertPrefix(firsts, had, "meter " + id + ", seed " + seed);
      }
      var stopped = fixture.collector.stop();
      fixture.world.pass(Duration.ofMinutes(1));
      assertThat(stopped).as("seed %d", seed).isCompleted();
      assertThat(fixture.lines.held()).as("seed %d", seed).isZero();
    }

    private Step fault(Point point) {
      return switch (random.nextInt(point == Point.PROFILE ? 30 : 60)) {
        case 0 -> FakeMeter.silence();
        case 1 -> FakeMeter.lost();
        case 2 -> new Step.Failed(MeterReason.MALFORMED, "garbage");
        default -> null;
      };
    }

    /** Never forward: a clock set back and forward between two readings cannot be seen. */
    private void maybeSetBack() {
      if (random.nextInt(12) == 0) {
        FakeMeter meter = fixture.meters.get("m" + (1 + random.nextInt(4)));
        meter.offset = meter.offset.minusSeconds(1L << random.nextInt(15));
      }
    }
  }
}
