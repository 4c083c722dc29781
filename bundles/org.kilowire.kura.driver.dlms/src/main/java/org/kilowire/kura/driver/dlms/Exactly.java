// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.kilowire.dlms.axdr.Data;

/** Numbers that go over into another type with every digit, or not at all. */
final class Exactly {

  private Exactly() {}

  /** The number that {@code data} is, booleans as 0 and 1; empty for all else, NaN too. */
  static Optional<BigDecimal> number(Data data) {
    if (data instanceof Data.Whole whole) {
      return Optional.of(new BigDecimal(whole.exact()));
    }
    if (data instanceof Data.Float32 number) {
      // The digits that tell it from its neighbours are the ones that the meter means.
      return Float.isFinite(number.value())
          ? Optional.of(new BigDecimal(Float.toString(number.value())))
          : Optional.empty();
    }
    if (data instanceof Data.Float64 number) {
      return Double.isFinite(number.value())
          ? Optional.of(new BigDecimal(Double.toString(number.value())))
          : Optional.empty();
    }
    return data instanceof Data.Bool flag
        ? Optional.of(flag.value() ? BigDecimal.ONE : BigDecimal.ZERO)
        : Optional.empty();
  }

  /** The double from which all digits of {@code exact} can be read again. */
  static Optional<Double> asDouble(BigDecimal exact) {
    double nearest = exact.doubleValue();
    return Double.isFinite(nearest) && holds(exact, new BigDecimal(nearest))
        ? Optional.of(nearest)
        : Optional.empty();
  }

  /** The float from which all digits of {@code exact} can be read again. */
  static Optional<Float> asFloat(BigDecimal exact) {
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
