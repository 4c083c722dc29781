// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.channel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eclipse.kura.type.TypedValue;

/** Numbers that go over into another type with every digit, or not at all. */
public final class ExactNumbers {

  /** A double needs no more. */
  private static final int MOST_DIGITS = 17;

  /** An exponent could ask for a number of a million digits. */
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?");

  private ExactNumbers() {}

  /** The number that a value of Kura is; empty for flags, octets and texts that are none. */
  public static Optional<BigDecimal> of(TypedValue<?> value) {
    return switch (value.getType()) {
      case INTEGER, LONG -> Optional.of(new BigDecimal(value.getValue().toString()));
      case FLOAT -> of((Float) value.getValue());
      case DOUBLE -> of((Double) value.getValue());
      case STRING ->
          Optional.of(value.getValue().toString().strip())
              .filter(text -> NUMBER.matcher(text).matches())
              .map(BigDecimal::new);
      case BOOLEAN, BYTE_ARRAY -> Optional.empty();
    };
  }

  /**
   * The fewest digits that tell a float from its neighbours: those that somebody meant. Java 17
   * itself sometimes writes more.
   */
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

  /** The double from which all digits of {@code exact} can be read again. */
  public static Optional<Double> asDouble(BigDecimal exact) {
    double nearest = exact.doubleValue();
    return Double.isFinite(nearest) && holds(exact, new BigDecimal(nearest))
        ? Optional.of(nearest)
        : Optional.empty();
  }

  /** The float from which all digits of {@code exact} can be read again. */
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
