// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs by a clock on the wall that somebody sets. */
final class TimetableRunnerTest {

  private static final ZoneId UTC = ZoneId.of("UTC");

  private final ManualScheduler time = new ManualScheduler("2026-03-10T10:07:00Z");
  private final List<String> runs = new ArrayList<>();

  private TimetableRunner started(Timetable timetable) {
    TimetableRunner trigger =
        new TimetableRunner(
            timetable, time, () -> time, missed -> runs.add(time.now() + " " + missed));
    trigger.start();
    return trigger;
  }

  @Test
  void it_runs_at_each_due_time() {
    started(Timetable.every("PT15M", UTC));
    time.pass(Duration.ofMinutes(40));
    assertThat(runs)
        .containsExactly(
            "2026-03-10T10:15:00Z 0", "2026-03-10T10:30:00Z 0", "2026-03-10T10:45:00Z 0");
  }

  @Test
  void runs_that_a_jump_forward_passed_over_are_one_run() {
    started(Timetable.every("PT1H", UTC));
    time.jump("2026-03-10T15:20:00Z");
    time.pass(Duration.ofSeconds(30));
    assertThat(runs).containsExactly("2026-03-10T15:20:30Z 4");
    time.pass(Duration.ofMinutes(45));
    assertThat(runs).hasSize(2).last().isEqualTo("2026-03-10T16:00:00Z 0");
  }

  @Test
  void nothing_is_said_to_be_missed_while_the_time_is_not_proven() {
    time.proven = false;
    time.jump("1970-01-01T00:00:10Z");
    started(Timetable.every("PT1S", UTC));
    time.jump("2026-03-10T15:20:00Z");
    time.pass(Duration.ofMillis(900));
    assertThat(runs).isEmpty();
    time.pass(Duration.ofMillis(100));
    assertThat(runs).containsExactly("2026-03-10T15:20:01Z 0");
  }

  @Test
  void many_missed_runs_are_counted_up_to_a_bound() {
    started(Timetable.every("PT1S", UTC));
    time.jump("2036-03-10T15:20:00Z");
    time.pass(Duration.ofSeconds(1));
    assertThat(runs).containsExactly("2036-03-10T15:20:01Z " + TimetableRunner.MOST_COUNTED);
  }

  @Test
  void a_small_step_back_runs_nothing_twice() {
    started(Timetable.every("PT1H", UTC));
    time.pass(Duration.ofMinutes(54));
    assertThat(runs).containsExactly("2026-03-10T11:00:00Z 0");
    time.jump("2026-03-10T10:50:00Z");
    time.pass(Duration.ofMinutes(60));
    assertThat(runs).hasSize(1);
    time.pass(Duration.ofMinutes(15));
    assertThat(runs).hasSize(2).last().isEqualTo("2026-03-10T12:00:00Z 0");
  }

  @Test
  void a_large_step_back_begins_anew() {
    started(Timetable.every("PT1H", UTC));
    time.pass(Duration.ofMinutes(54));
    time.jump("2026-03-09T10:50:00Z");
    time.pass(Duration.ofMinutes(11));
    assertThat(runs).hasSize(2).last().isEqualTo("2026-03-09T11:00:00Z 0");
  }

  @Test
  void a_step_back_before_the_first_run_is_seen_soon() {
    started(Timetable.cron("0 12 * * *", UTC));
    time.jump("2026-03-10T09:59:40Z");
    time.pass(Duration.ofHours(2));
    assertThat(runs).isEmpty();
    time.pass(Duration.ofSeconds(20));
    assertThat(runs).containsExactly("2026-03-10T12:00:00Z 0");
  }

  @Test
  void neither_a_run_nor_a_clock_that_throws_ends_it() {
    boolean[] gone = {false};
    TimetableRunner trigger =
        new TimetableRunner(
            Timetable.every("PT1M", UTC),
            time,
            () -> {
              if (gone[0]) {
                gone[0] = false;
                throw new NoClassDefFoundError("the clock's bundle is gone");
              }
              return time;
            },
            missed -> {
              runs.add("run");
              throw new NoClassDefFoundError("a receiver");
            });
    trigger.start();
    assertThatThrownBy(() -> time.pass(Duration.ofMinutes(1)))
        .isInstanceOf(NoClassDefFoundError.class);
    gone[0] = true;
    assertThatThrownBy(() -> time.pass(Duration.ofMinutes(1))).hasMessageContaining("clock");
    assertThatThrownBy(() -> time.pass(Duration.ofMinutes(1))).hasMessage("a receiver");
    assertThat(runs).hasSize(2);
  }

  @Test
  void a_closed_one_runs_no_more_and_leaves_no_alarm() {
    TimetableRunner trigger = started(Timetable.every("PT1M", UTC));
    trigger.close();
    trigger.close();
    assertThat(time.alarms()).isZero();
    time.pass(Duration.ofHours(1));
    assertThat(runs).isEmpty();
  }

  @Test
  void one_that_closes_itself_while_it_runs_is_closed() {
    TimetableRunner[] trigger = new TimetableRunner[1];
    trigger[0] =
        new TimetableRunner(
            Timetable.every("PT1M", UTC),
            time,
            () -> time,
            missed -> {
              runs.add("run");
              trigger[0].close();
            });
    trigger[0].start();
    time.pass(Duration.ofHours(1));
    assertThat(runs).hasSize(1);
    assertThat(time.alarms()).isZero();
  }
}
