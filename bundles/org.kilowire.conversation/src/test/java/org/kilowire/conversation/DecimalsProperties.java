// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Decimal numbers as floating-point numbers and back. */
final class DecimalsProperties {

  @Property
  void a_double_is_told_from_its_neighbours(@ForAll double number) {
    assertThat(Decimals.of(number).orElseThrow().doubleValue()).isEqualTo(number + 0.0);
  }

  @Property
  void a_float_is_told_from_its_neighbours(@ForAll float number) {
    assertThat(Decimals.of(number).orElseThrow().floatValue()).isEqualTo(number + 0.0f);
  }

  @Test
  void a_number_has_the_digits_that_were_meant() {
    assertThat(Decimals.of(0.1f)).contains(new BigDecimal("0.1"));
    assertThat(Decimals.of(4.73e22))
        .hasValueSatisfying(one -> assertThat(one).isEqualByComparingTo("4.73E22"));
    assertThat(Decimals.of(Double.NaN)).isEmpty();
    assertThat(Decimals.of(Float.NEGATIVE_INFINITY)).isEmpty();
  }

  @Property
  void a_double_holds_every_number_of_fifteen_digits(
      @ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long number,
      @ForAll @IntRange(min = -60, max = 60) int scaler) {
    BigDecimal exact = BigDecimal.valueOf(number).scaleByPowerOfTen(scaler);
    assertThat(Decimals.asDouble(exact)).contains(exact.doubleValue());
  }

  @Property
  void a_double_that_is_given_tells_its_number_again(
      @ForAll long number, @ForAll @IntRange(min = -60, max = 60) int scaler) {
    BigDecimal exact = BigDecimal.valueOf(number).scaleByPowerOfTen(scaler);
    Decimals.asDouble(exact)
        .ifPresent(
            given ->
                assertThat(
                        new BigDecimal(given)
                            .round(new MathContext(exact.stripTrailingZeros().precision())))
                    .isEqualByComparingTo(exact));
  }
}
