// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

final class RefrTmTest {

  @Example
  void is_the_time_that_it_says() {
    assertThat(new RefrTm(1_704_067_200, 1 << 23, 0).toInstant())
        .isEqualTo("2024-01-01T00:00:00.500Z");
    assertThat(new RefrTm(0, 1, 0).toInstant()).isEqualTo("1970-01-01T00:00:00.000000060Z");
    assertThat(new RefrTm(0xFFFF_FFFFL, 0xFFFFFF, 0).toInstant())
        .isEqualTo("2106-02-07T06:28:15.999999940Z");
    assertThat(RefrTm.of(Instant.parse("2024-01-01T00:00:00.999999999Z"), 0x2A))
        .isEqualTo(new RefrTm(1_704_067_200, 0xFFFFFF, 0x2A));
  }

  /** A step of the fraction is 60 ns. */
  @Property(tries = 300)
  void a_time_comes_back_within_a_step(
      @ForAll @LongRange(max = 0xFFFF_FFFFL) long seconds,
      @ForAll @IntRange(max = 999_999_999) int nanos) {
    Instant time = Instant.ofEpochSecond(seconds, nanos);
    Instant back = RefrTm.of(time, 0).toInstant();
    assertThat(back).isBetween(time.minusNanos(60), time);
  }

  @Property(tries = 300)
  void a_fraction_comes_back_within_a_step(@ForAll @IntRange(max = 0xFFFFFF) int fraction) {
    RefrTm back = RefrTm.of(new RefrTm(1, fraction, 7).toInstant(), 7);
    assertThat(back.fraction()).isBetween(fraction - 1, fraction);
  }

  @Example
  void the_bits_of_the_quality_are_told_apart() {
    RefrTm good = new RefrTm(0, 0, 0x8A);
    assertThat(good.leapSecondsKnown()).isTrue();
    assertThat(good.clockFailure()).isFalse();
    assertThat(good.clockNotSynchronised()).isFalse();
    assertThat(good.accuracy()).isEqualTo(10);
    RefrTm bad = new RefrTm(0, 0, 0x7F);
    assertThat(bad.leapSecondsKnown()).isFalse();
    assertThat(bad.clockFailure()).isTrue();
    assertThat(bad.clockNotSynchronised()).isTrue();
    assertThat(bad.accuracy()).isEqualTo(RefrTm.UNKNOWN_ACCURACY);
  }

  @Example
  void members_out_of_range_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RefrTm(-1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new RefrTm(1L << 32, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new RefrTm(0, 1 << 24, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new RefrTm(0, 0, 256));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RefrTm.of(Instant.parse("1969-12-31T23:59:59Z"), 0));
  }
}
