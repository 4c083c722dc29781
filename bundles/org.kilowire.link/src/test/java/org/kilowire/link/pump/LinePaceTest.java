// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A character takes 1000 ns; the clock wraps on the way. */
final class LinePaceTest {

  private static final long CHARACTER = 1000;
  private static final long START = Long.MAX_VALUE - 20_000;

  private final LinePace pace = new LinePace();

  private void heard(int count, long at) {
    pace.heard(count, START + at, false, CHARACTER);
  }

  private void gathered(int count, long at) {
    pace.heard(count, START + at, true, CHARACTER);
  }

  private long due(int more, long at) {
    return pace.due(more, START + at, CHARACTER) - START;
  }

  @BeforeEach
  void an_answer_begins() {
    heard(16, 0);
  }

  @Test
  void a_line_that_was_not_measured_promises_nothing() {
    assertThat(due(500, 7)).isEqualTo(7);
    heard(15, 15_000);
    assertThat(due(500, 15_000)).isEqualTo(15_000);
  }

  /** 63 of 64 parts of the time of all but those that a UART may hold. */
  @Test
  void octets_of_a_line_that_keeps_its_rate_have_their_time() {
    heard(16, 16_000);
    assertThat(due(80, 16_000)).isEqualTo(16_000 + 63_000);
    assertThat(due(80, 20_000)).isEqualTo(16_000 + 63_000);
  }

  @Test
  void what_was_found_late_moves_no_time_of_what_follows() {
    heard(16, 16_000);
    gathered(48, 70_000);
    assertThat(due(80, 70_000)).isEqualTo(16_000 + 48_000 + 63_000);
  }

  @Test
  void a_peer_with_a_faster_clock_takes_the_time_along() {
    heard(16, 16_000);
    gathered(80, 66_000);
    assertThat(due(80, 66_000)).isEqualTo(66_000 + 63_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 100, 7_999, 64_001, 5_000_000})
  void a_line_that_is_faster_or_slower_than_its_rate_promises_nothing(long at) {
    heard(16, at);
    assertThat(due(500, at)).isEqualTo(at);
  }

  @Test
  void a_line_is_measured_again_and_again() {
    heard(16, 16_000);
    gathered(400, 60_000);
    assertThat(due(500, 60_000)).isEqualTo(60_000);
    heard(16, 61_000);
    assertThat(due(500, 61_000)).isEqualTo(61_000);
    heard(16, 77_000);
    assertThat(due(80, 77_000)).isEqualTo(77_000 + 63_000);
  }

  @Test
  void octets_one_by_one_are_measured_together() {
    for (int i = 1; i <= 16; i++) {
      heard(1, 1000L * i);
    }
    assertThat(due(80, 16_000)).isEqualTo(16_000 + 63_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 17, 32})
  void a_piece_that_is_handed_over_soon_is_not_overslept(int more) {
    heard(16, 16_000);
    assertThat(due(more, 16_000)).isEqualTo(16_000);
  }

  @Test
  void nothing_is_left_alone_for_long_and_nothing_is_lost() {
    long slow = 1_041_666;
    pace.heard(16, START + 16 * slow, false, slow);
    assertThat(pace.due(2000, START, slow) - START).isEqualTo(100_000_000);
    heard(16, 16 * slow + 16_000);
    assertThat(due(100_000, 16 * slow + 16_000)).isEqualTo(16 * slow + 16_000 + 1008 * 63_000 / 64);
  }

  @Test
  void the_time_of_an_answer_begins_with_its_first_octets() {
    heard(16, 16_000);
    pace.restart();
    assertThat(due(80, 17_000)).isEqualTo(17_000);
    gathered(16, 90_000);
    assertThat(due(80, 90_000)).isEqualTo(90_000);
    heard(16, 95_000);
    assertThat(due(80, 95_000)).isEqualTo(95_000 + 63_000);
  }

  @Test
  void another_rate_is_another_pace() {
    heard(16, 16_000);
    pace.forget();
    heard(16, 20_000);
    assertThat(due(80, 20_000)).isEqualTo(20_000);
  }

  @Test
  void a_line_is_left_alone_as_long_as_nothing_is_lost() {
    assertThat(LinePace.quiet(5000, 1, CHARACTER)).isEqualTo(5000);
    assertThat(LinePace.quiet(9_000_000, 1, CHARACTER)).isEqualTo(1 + 1024 * CHARACTER);
  }
}
