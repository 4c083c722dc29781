// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UtcSecondTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long TOP = 1_800_000_000L * SECOND;

  private final UtcSecond utc = new UtcSecond();

  private void locate(long arrival, int index, boolean proven) {
    utc.locate(arrival, 20_000, index, 4000, proven, true);
  }

  @Test
  void the_second_is_the_nearest_to_arrival_less_path_and_count() {
    locate(TOP + 20_000 + 500_000, 0, true);
    assertThat(utc.topNanos()).isEqualTo(TOP);
    assertThat(utc.endNanos()).isEqualTo(TOP + SECOND);
    assertThat(utc.delayNanos()).isEqualTo(500_000);
    assertThat(utc.isProven()).isTrue();
    locate(TOP + 3999 * 250_000L + 20_000 + 500_000, 3999, true);
    assertThat(utc.topNanos()).isEqualTo(TOP);
    assertThat(utc.delayNanos()).isEqualTo(500_000);
  }

  @Test
  void a_frame_that_seems_early_belongs_to_the_second_that_begins() {
    locate(TOP - 30_000, 0, true);
    assertThat(utc.topNanos()).isEqualTo(TOP);
    assertThat(utc.delayNanos()).isEqualTo(-50_000);
  }

  @Test
  void an_unproven_clock_proves_no_second() {
    locate(TOP + 20_000, 0, false);
    assertThat(utc.topNanos()).isEqualTo(TOP);
    assertThat(utc.isProven()).isFalse();
  }

  @Test
  void what_is_far_from_every_second_is_not_proven() {
    locate(TOP + 20_000 + SECOND / 4, 0, true);
    assertThat(utc.isProven()).isTrue();
    locate(TOP + 20_001 + SECOND / 4, 0, true);
    assertThat(utc.isProven()).isFalse();
    assertThat(utc.topNanos()).isEqualTo(TOP);
  }

  @Test
  void a_stream_without_synchronisation_has_the_time_of_its_arrival() {
    utc.locate(TOP + 123_456_789, 0, 0, 4000, true, false);
    assertThat(utc.topNanos()).isEqualTo(TOP + 123_456_789);
    assertThat(utc.isProven()).isFalse();
  }

  @Test
  void times_before_1970_and_high_rates_round_as_others() {
    utc.locate(-SECOND - 100, 0, 0, 4000, true, true);
    assertThat(utc.topNanos()).isEqualTo(-SECOND);
    utc.locate(TOP + 95_999 * SECOND / 96_000, 0, 95_999, 96_000, true, true);
    assertThat(utc.topNanos()).isEqualTo(TOP);
    assertThat(utc.delayNanos()).isZero();
  }
}
