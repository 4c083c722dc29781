// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Decimal numbers as binary floating-point numbers and back, with every digit or not at all. */
public final class Decimals {

  /** A double needs no more. */
  private static final int MOST_DIGITS = 17;

  private Decimals() {}

  /**
   * The fewest digits that tell a float from its neighbours: those that somebody meant. Java 17
   * itself sometimes writes more. Empty for NaN and infinities.
   */
  public static Optional<BigDecimal> of(float number) {
    return Float.isFinite(number)
        ? fewestDigits(new BigDecimal(number), rounded -> rounded.floatValue() == number)
        : Optional.empty();
  }

  /** The fewest digits that tell a double from its neighbours; empty for NaN and infinities. */
  public static Optional<BigDecimal> of(double number) {
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

  /** The double from which all digits of {@code exact} can be read again; empty without one. */
  public static Optional<Double> asDouble(BigDecimal exact) {
    double nearest = exact.doubleValue();
    return Double.isFinite(nearest) && holds(exact, new BigDecimal(nearest))
        ? Optional.of(nearest)
        : Optional.empty();
  }

  /** The float from which all digits of {@code exact} can be read again; empty without one. */
  public static Optional<Float> asFloat(BigDecimal exact) {
    float nearest = exact.floatValue();
    return Float.isFinite(nearest) && holds(exact, new BigDecimal(nearest))
        ? Optional.of(nearest)
        : Optional.empty();
  }

  private static boolean holds(BigDecimal exact, BigDecimal nearest) {
    int digits = exact.stripTrailingZeros().precision();
    return nearest.round(new MathContext(digits, RoundingMode.HALF_EVEN)).compareTo(exact) == 0;
  }
}
