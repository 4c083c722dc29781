// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.pushing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many events a source may have, by a clock that a test moves. */
final class EventQuotaTest {

  private static final long BEGIN = -3_000_000_000L; // nanoTime may be anything

  private static int taken(EventQuota quota, long now, int wanted) {
    int count = 0;
    for (int i = 0; i < wanted; i++) {
      count += quota.take(now) ? 1 : 0;
    }
    return count;
  }

  @Test
  void so_many_at_once_then_one_an_interval() {
    EventQuota quota = new EventQuota(BEGIN);
    assertThat(taken(quota, BEGIN, 1000)).isEqualTo(EventQuota.AT_ONCE);
    assertThat(taken(quota, BEGIN + EventQuota.INTERVAL_NANOS - 1, 10)).isZero();
    assertThat(taken(quota, BEGIN + EventQuota.INTERVAL_NANOS, 10)).isEqualTo(1);
    assertThat(taken(quota, BEGIN + 5 * EventQuota.INTERVAL_NANOS / 2, 10)).isEqualTo(1);
    assertThat(taken(quota, BEGIN + 3 * EventQuota.INTERVAL_NANOS, 10)).isEqualTo(1);
  }

  @Test
  void a_long_silence_gives_no_more_than_that() {
    EventQuota quota = new EventQuota(BEGIN);
    assertThat(taken(quota, BEGIN, 1000)).isEqualTo(EventQuota.AT_ONCE);
    long later = BEGIN + 1_000_000 * EventQuota.INTERVAL_NANOS;
    assertThat(taken(quota, later, 1000)).isEqualTo(EventQuota.AT_ONCE);
    assertThat(taken(quota, later, 1)).isZero();
  }

  @Test
  void a_clock_that_stands_still_or_steps_back_gives_nothing() {
    EventQuota quota = new EventQuota(BEGIN);
    assertThat(taken(quota, BEGIN, 300)).isEqualTo(EventQuota.AT_ONCE);
    assertThat(taken(quota, BEGIN - EventQuota.INTERVAL_NANOS, 10)).isZero();
    assertThat(taken(quota, BEGIN + EventQuota.INTERVAL_NANOS, 10)).isEqualTo(1);
  }
}
