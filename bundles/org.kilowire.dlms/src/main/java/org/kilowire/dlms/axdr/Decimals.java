// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.axdr;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Numbers with the digits that the meter meant. Java 17 itself sometimes writes more of a float.
 */
final class Decimals {

  /** A double needs no more. */
  private static final int MOST_DIGITS = 17;

  private Decimals() {}

  static Optional<BigDecimal> of(Data data) {
    if (data instanceof Data.Whole whole) {
      return Optional.of(new BigDecimal(whole.exact()));
    }
    if (data instanceof Data.Float32 number) {
      return of(number.value());
    }
    if (data instanceof Data.Float64 number) {
      return of(number.value());
    }
    return data instanceof Data.Bool flag
        ? Optional.of(flag.value() ? BigDecimal.ONE : BigDecimal.ZERO)
        : Optional.empty();
  }

  private static Optional<BigDecimal> of(float number) {
    return Float.isFinite(number)
        ? fewestDigits(new BigDecimal(number), rounded -> rounded.floatValue() == number)
        : Optional.empty();
  }

  private static Optional<BigDecimal> of(double number) {
    return Double.isFinite(number)
        ? fewestDigits(new BigDecimal(number), rounded -> rounded.doubleValue() == number)
        : Optional.empty();
  }

  private static Optional<BigDecimal> fewestDigits(
      BigDecimal exact, Predicate<BigDecimal> tellsIt) {
    return IntStream.rangeClosed(1, MOST_DIGITS)
        .mapToObj(digits -> exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)))
        .filter(tellsIt)
        .findFirst();
  }
}
