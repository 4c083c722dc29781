// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TickRateTest {

  private static long nanos(int resolution, long ticks) {
    return new TickRate(resolution, 0).nanos(ticks);
  }

  @Test
  void ticks_are_powers_of_ten() {
    assertThat(nanos(0, 3)).isEqualTo(3_000_000_000L);
    assertThat(nanos(6, 1_700_000_000_000_001L)).isEqualTo(1_700_000_000_000_001_000L);
    assertThat(nanos(9, 7)).isEqualTo(7);
    assertThat(nanos(12, 7_999)).isEqualTo(7);
    assertThat(nanos(9 + 18, Long.MAX_VALUE)).isEqualTo(9);
    assertThat(nanos(100, Long.MAX_VALUE)).isZero();
  }

  @Test
  void ticks_are_powers_of_two() {
    assertThat(nanos(0x80, 3)).isEqualTo(3_000_000_000L);
    assertThat(nanos(0x80 | 1, 3)).isEqualTo(1_500_000_000L);
    assertThat(nanos(0x80 | 32, (1_700_000_000L << 32) + (1L << 31)))
        .isEqualTo(1_700_000_000_500_000_000L);
    assertThat(nanos(0x80 | 34, (5L << 34) - 1)).isEqualTo(4_999_999_999L);
    assertThat(nanos(0x80 | 40, 3L << 39)).isEqualTo(1_500_000_000L);
    assertThat(nanos(0x80 | 63, -1L)).isEqualTo(1_999_999_999L);
    assertThat(nanos(0x80 | 64, -1L)).isEqualTo(999_999_999L);
    assertThat(nanos(0xFF, -1L)).isZero();
  }

  @Test
  void seconds_are_added() {
    assertThat(new TickRate(9, -2).nanos(3_000_000_000L)).isEqualTo(1_000_000_000L);
    assertThat(TickRate.USUAL.nanos(1)).isEqualTo(1000);
  }
}
