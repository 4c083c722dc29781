// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.octets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReadingStampsTest {

  private static final long MILLI = 1_000_000;
  private static final long TIME = 1_780_000_000_000L * MILLI;
  private static final int FRAME = 50;

  private final ReadingStamps stamps = new ReadingStamps();

  @Test
  void batches_of_a_converter_are_spread_over_the_time_since_the_one_before() {
    stamps.came(TIME, 80 * FRAME);
    long before = stamps.of(0);
    for (int batch = 1; batch <= 10; batch++) {
      stamps.came(TIME + batch * 20L * MILLI, 80 * FRAME);
      for (int behind = 79; behind >= 0; behind--) {
        long stamp = stamps.of((long) behind * FRAME);
        assertThat(stamp - before).as("batch " + batch).isEqualTo(MILLI / 4);
        before = stamp;
      }
    }
    assertThat(before).isEqualTo(TIME + 200 * MILLI);
  }

  @Test
  void the_first_reading_has_one_stamp() {
    stamps.came(TIME, 4 * FRAME);
    assertThat(stamps.of(3 * FRAME)).isEqualTo(TIME);
    assertThat(stamps.of(0)).isEqualTo(TIME);
  }

  @Test
  void behind_a_pause_they_come_as_fast_as_before_it() {
    stamps.came(TIME, 80 * FRAME);
    stamps.came(TIME + 20 * MILLI, 80 * FRAME);
    stamps.came(TIME + 5000 * MILLI, 80 * FRAME);
    assertThat(stamps.of(40 * FRAME)).isEqualTo(TIME + 4990 * MILLI);
    assertThat(stamps.of(0)).isEqualTo(TIME + 5000 * MILLI);
  }

  @Test
  void no_stamp_is_before_the_one_before() {
    stamps.came(TIME, FRAME);
    assertThat(stamps.of(0)).isEqualTo(TIME);
    stamps.came(TIME + MILLI, FRAME);
    assertThat(stamps.of(30 * FRAME)).isEqualTo(TIME);
    stamps.came(TIME, 0);
    assertThat(stamps.of(0)).isEqualTo(TIME + MILLI);
  }

  @Test
  void a_step_of_the_clock_moves_them() {
    stamps.came(TIME, FRAME);
    stamps.of(0);
    stamps.stepped(-7200_000 * MILLI);
    stamps.came(TIME - 7_199_980 * MILLI, 2 * FRAME);
    assertThat(stamps.of(FRAME)).isEqualTo(TIME - 7_199_990 * MILLI);
  }
}
