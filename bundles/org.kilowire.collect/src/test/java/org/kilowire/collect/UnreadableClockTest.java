// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.collect.FakeMeter.Point;
import org.kilowire.conversation.Step;
import org.kilowire.fleet.Retry;
import org.kilowire.fleet.Schedule;
import org.kilowire.fleet.Selection;
import org.kilowire.meter.Ability;
import org.kilowire.meter.Quantity;

/** A meter that does not tell its time is collected all the same, and no row is lost by it. */
final class UnreadableClockTest {

  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final CollectorFixture fixture = new CollectorFixture();
  private boolean readable;

  private FakeMeter meter() {
    FakeMeter meter = fixture.line("a").meter("m1", "a");
    meter.record(FakeMeter.PROFILE, QUARTER);
    meter.fault = point -> point == Point.CLOCK && !readable ? FakeMeter.noTime() : null;
    return meter;
  }

  private Schedule load() {
    return CollectorFixture.schedule("load", QUARTER, fixture.ids(), true);
  }

  private List<Long> stored() {
    return fixture.stored("m1", FakeMeter.PROFILE);
  }

  private void assertAllStored(FakeMeter meter) {
    List<Long> had = meter.values(FakeMeter.PROFILE);
    Set<Long> stored = new LinkedHashSet<>(stored());
    assertThat(had.stream().filter(row -> row < had.size() - 1 && !stored.contains(row))).isEmpty();
  }

  private static Long[] numbers(long count) {
    return LongStream.range(0, count).boxed().toArray(Long[]::new);
  }

  @Test
  void rows_are_stored_once_each_and_the_clock_is_told_of_in_few_lines() {
    meter();
    fixture.start(load());
    fixture.world.pass(Duration.ofHours(5).plusMinutes(1));
    assertThat(stored()).containsExactly(numbers(20));
    assertThat(fixture.told("m1")).containsExactly("clock-unreadable", "clock-unreadable");
    assertThat(fixture.events.get(0).details()).containsEntry("detail", "it shows FF");
    assertThat(fixture.collector.status().get("m1").lastReason()).isEmpty();
    assertThat(fixture.collector.status().get("m1").clockOffset()).isEmpty();
  }

  @Test
  void registers_are_stored_in_the_same_visit() {
    meter();
    Schedule both =
        new Schedule(
            "both",
            QUARTER,
            Duration.ZERO,
            fixture.ids(),
            Selection.ofType(),
            Selection.ofType(),
            Duration.ofDays(40),
            Retry.DEFAULT,
            Schedule.Priority.SCHEDULE);
    fixture.start(both);
    fixture.world.pass(QUARTER.plusMinutes(1));
    assertThat(fixture.stored("m1", Quantity.round("both"))).hasSize(1);
    assertThat(stored()).hasSize(1);
  }

  /** A year that nobody looks for: the clock has begun anew. */
  @Test
  void rows_stamped_in_another_age_are_stored() {
    FakeMeter meter = meter();
    meter.offset = Duration.ofDays(-26 * 365);
    fixture.start(load());
    fixture.world.pass(Duration.ofHours(3).plusMinutes(1));
    assertAllStored(meter);
    meter.offset = Duration.ofDays(8 * 365);
    fixture.world.pass(Duration.ofHours(3));
    assertAllStored(meter);
    meter.offset = Duration.ofDays(-3);
    fixture.world.pass(Duration.ofHours(3));
    assertAllStored(meter);
    assertThat(stored()).hasSizeLessThan(80);
  }

  @Test
  void rows_written_again_are_stored_where_the_clock_is_read_before_and_after_or_never() {
    FakeMeter meter = meter();
    readable = true;
    fixture.start(load());
    fixture.world.pass(Duration.ofHours(10).plusMinutes(1));
    readable = false;
    fixture.world.pass(Duration.ofHours(1));
    meter.offset = Duration.ofMinutes(-100);
    fixture.world.pass(Duration.ofHours(4));
    assertAllStored(meter);
    readable = true;
    fixture.world.pass(Duration.ofHours(4));
    assertAllStored(meter);
    assertThat(stored().size() - meter.values(FakeMeter.PROFILE).size()).isLessThan(50);
  }

  /**
   * The clock was ahead when it could not be read: what it says later is a set-back all the same.
   */
  @Test
  void a_clock_that_was_ahead_unseen_and_is_right_again_hides_no_row() {
    FakeMeter meter = meter();
    readable = true;
    fixture.start(load());
    fixture.world.pass(Duration.ofHours(10).plusMinutes(1));
    readable = false;
    meter.offset = Duration.ofHours(3);
    fixture.world.pass(Duration.ofMinutes(40));
    fixture.restart(load());
    meter.fault = point -> FakeMeter.lost();
    meter.offset = Duration.ZERO;
    fixture.world.pass(Duration.ofHours(5));
    meter.fault = point -> null;
    fixture.world.pass(Duration.ofHours(1));
    assertAllStored(meter);
  }

  @Test
  void a_meter_that_writes_nothing_is_not_read_whole_in_every_visit() {
    FakeMeter meter = meter();
    fixture.start(load());
    fixture.world.pass(Duration.ofDays(1).plusMinutes(1));
    meter.stopped = true;
    fixture.world.pass(Duration.ofHours(1));
    meter.log.clear();
    fixture.world.pass(Duration.ofDays(1));
    assertThat(meter.log.stream().filter("96 rows"::equals).count()).isBetween(2L, 8L);
    meter.stopped = false;
    fixture.world.pass(Duration.ofHours(1));
    assertAllStored(meter);
  }

  @Test
  void a_meter_that_has_no_clock_is_collected_in_the_same_way() {
    FakeMeter meter = meter();
    meter.abilities = EnumSet.complementOf(EnumSet.of(Ability.CLOCK));
    fixture.start(load());
    fixture.world.pass(Duration.ofHours(10).plusMinutes(1));
    meter.offset = Duration.ofMinutes(-100);
    fixture.world.pass(Duration.ofHours(4));
    assertAllStored(meter);
    assertThat(fixture.events).isEmpty();
  }

  /** Rows behind the watermark's were written ahead; the first reading had not come so far. */
  @Test
  void a_clock_set_back_amid_a_first_reading_hides_no_row_that_it_wrote_ahead() {
    FakeMeter meter = meter();
    meter.offset = Duration.ofHours(9);
    int[] commits = {0};
    fixture.archive.full = () -> commits[0]++ > 0;
    fixture.start(load());
    fixture.world.pass(Duration.ofHours(2));
    assertThat(stored()).hasSize(1);
    meter.offset = Duration.ZERO;
    readable = true;
    fixture.world.pass(Duration.ofMinutes(20));
    fixture.archive.full = () -> false;
    fixture.world.pass(Duration.ofHours(2));
    assertAllStored(meter);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void no_row_is_lost_whatever_fails(long seed) {
    new Run(seed).run();
  }

  @Test
  @Tag("slow")
  @Tag("part-4")
  void no_row_is_lost_in_two_hundred_runs() {
    long seed = System.nanoTime();
    for (int i = 0; i < 200; i++) {
      new Run(seed + i).run();
    }
  }

  /** Three days in which the clock is read now and then, and a quiet day in which it is not. */
  private static final class Run {
    private final long seed;
    private final Random random;
    private final CollectorFixture fixture = new CollectorFixture();
    private final FakeMeter meter;
    private boolean calm;
    private boolean readable;
    private boolean back;

    Run(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      Duration window = seed % 2 == 0 ? Duration.ofDays(30) : Duration.ofHours(7);
      fixture.limits = CollectorTest.limits(2, window, Duration.ofSeconds(1));
      meter = fixture.line("a").meter("m1", "a");
    }

    void run() {
      fixture.archive.full = () -> !calm && random.nextInt(8) == 0;
      for (int row = 0; row < 100; row++) {
        meter.add(FakeMeter.PROFILE, World.BEGIN.minus(QUARTER.multipliedBy(100 - row)));
      }
      meter.record(FakeMeter.PROFILE, QUARTER);
      meter.rowsABlock = 1 + random.nextInt(6);
      meter.fault = this::fault;
      Schedule load = CollectorFixture.schedule("load", QUARTER, fixture.ids(), true);
      fixture.start(load);
      for (int hour = 0; hour < 72; hour++) {
        readable = random.nextInt(3) == 0;
        fixture.world.pass(Duration.ofMinutes(20 + random.nextInt(80)));
        maybeSet();
        if (random.nextInt(20) == 0) {
          fixture.restart(load);
        }
      }
      calm = true;
      readable = random.nextBoolean();
      fixture.world.pass(Duration.ofDays(1));
      assertThat(lost()).as("seed %d", seed).isEmpty();
      int before = fixture.stored("m1", FakeMeter.PROFILE).size();
      fixture.world.pass(Duration.ofHours(6));
      int more = fixture.stored("m1", FakeMeter.PROFILE).size() - before;
      assertThat(more).as("stored in six hours, seed %d", seed).isBetween(23, 26);
    }

    /** The last row may be too new for the last visit. */
    private List<Long> lost() {
      List<Long> missing = missing();
      missing.remove((Long) (meter.rows.get(FakeMeter.PROFILE).size() - 1L));
      return missing;
    }

    private List<Long> missing() {
      List<Long> missing = new ArrayList<>(meter.values(FakeMeter.PROFILE));
      missing.removeAll(new LinkedHashSet<>(fixture.stored("m1", FakeMeter.PROFILE)));
      return missing;
    }

    private Step fault(Point point) {
      if (point == Point.CLOCK && !readable) {
        return FakeMeter.noTime();
      }
      return switch (calm ? 99 : random.nextInt(point == Point.PROFILE ? 150 : 40)) {
        case 0 -> FakeMeter.silence();
        case 1 -> FakeMeter.lost();
        default -> null;
      };
    }

    /** Forward only when what was written behind a set-back is stored: see Catchup. */
    private void maybeSet() {
      if (fixture.archive.notes == 0 || random.nextInt(12) != 0) {
        return;
      }
      Duration by = Duration.ofSeconds(1L << random.nextInt(16));
      if (random.nextInt(3) != 0) {
        meter.offset = meter.offset.minus(by);
        back = true;
      } else if (!back || missing().isEmpty()) {
        meter.offset = meter.offset.plus(by);
        back = false;
      }
    }
  }
}
