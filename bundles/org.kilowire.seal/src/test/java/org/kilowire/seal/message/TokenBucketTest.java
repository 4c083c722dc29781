// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class TokenBucketTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final TokenBucket bucket = new TokenBucket(10, 3, nanos::get);

  private int taken() {
    int taken = 0;
    while (bucket.take()) {
      taken++;
    }
    return taken;
  }

  @Test
  void gives_what_it_holds_and_then_so_many_a_second() {
    assertThat(taken()).isEqualTo(3);
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(99));
    assertThat(taken()).isZero();
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
    assertThat(taken()).isEqualTo(1);
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(250));
    assertThat(taken()).isEqualTo(2);
  }

  @Test
  void holds_no_more_however_long_it_is_left_alone() {
    nanos.addAndGet(TimeUnit.DAYS.toNanos(3650));
    assertThat(taken()).isEqualTo(3);
  }

  @Test
  void limits_are_within_bounds() {
    assertThatThrownBy(() -> new SealLimits(0, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SealLimits(1, 1, 1, 1_000_001))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
