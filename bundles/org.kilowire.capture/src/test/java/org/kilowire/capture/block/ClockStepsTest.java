// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.block;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ClockStepsTest {

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000;
  private static final long TIME = 1_780_000_000L * SECOND;

  private final ClockSteps steps = new ClockSteps();

  private boolean look(long monotonic, long time) {
    return steps.look(monotonic, time, monotonic + 1000);
  }

  @Test
  void a_clock_that_goes_on_was_not_stepped() {
    for (int i = 0; i < 100; i++) {
      assertThat(look(i * SECOND, TIME + i * SECOND + i % 7 * 10_000L)).isFalse();
    }
    assertThat(steps.pending()).isFalse();
  }

  @Test
  void a_step_is_told_once_and_to_the_nanosecond() {
    look(0, TIME);
    assertThat(look(SECOND, TIME + SECOND + 2500 * MILLI)).isTrue();
    assertThat(steps.take()).isEqualTo(2500 * MILLI);
    assertThat(look(2 * SECOND, TIME + 2 * SECOND + 2500 * MILLI)).isFalse();
    assertThat(look(3 * SECOND, TIME + 3 * SECOND)).isTrue();
    assertThat(steps.take()).isEqualTo(-2500 * MILLI);
  }

  @Test
  void two_steps_that_were_not_taken_are_one() {
    look(0, TIME);
    look(1, TIME + SECOND);
    look(2, TIME + 3 * SECOND);
    assertThat(steps.take()).isEqualTo(3 * SECOND - 2);
  }

  @Test
  void a_reading_that_was_interrupted_says_nothing() {
    look(0, TIME);
    assertThat(steps.look(SECOND, TIME + 5 * SECOND, SECOND + 51_000)).isFalse();
    assertThat(look(2 * SECOND, TIME + 2 * SECOND)).isFalse();
  }

  @Test
  void frames_stamped_before_the_step_are_told_from_those_behind_it() {
    for (long step : new long[] {SECOND, -SECOND, 100 * MILLI, -100 * MILLI, 7200 * SECOND}) {
      ClockSteps one = new ClockSteps();
      one.look(0, TIME, 0);
      long now = TIME + SECOND + step;
      one.look(SECOND, now, SECOND);
      assertThat(one.isBehind(now - step - 20 * MILLI)).as("before " + step).isFalse();
      assertThat(one.isBehind(now - 20 * MILLI)).as("behind " + step).isTrue();
    }
  }
}
