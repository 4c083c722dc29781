// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.foreign;

import java.math.BigDecimal;
import java.util.Optional;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.Value;

/** Values of Kura's types as values of ours. */
final class ForeignNumbers {

  private static final int MIN_SCALE = -128;
  private static final int MAX_SCALE = 127;
  private static final int LONG_DIGITS = 18;

  private ForeignNumbers() {}

  /** Whatever a wire may carry; empty for null. */
  static Optional<Value> value(Object value) {
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Double || value instanceof Float) {
      return Optional.of(floating((Number) value));
    }
    if (value instanceof Number number) {
      return Optional.of(new Value.Decimal(number.longValue(), 0));
    }
    if (value instanceof Boolean flag) {
      return Optional.of(new Value.Flag(flag));
    }
    if (value instanceof byte[] octets) {
      return Optional.of(new Value.Bytes(Octets.of(octets)));
    }
    return Optional.of(new Value.Text(value.toString()));
  }

  /**
   * The digits that Java shows for it, which are enough to tell it from every other. A text where
   * it is not a number, or so large or small that no message has room for it.
   */
  private static Value floating(Number number) {
    String digits = number.toString();
    if (!Double.isFinite(number.doubleValue())) {
      return new Value.Text(digits);
    }
    BigDecimal exact = new BigDecimal(digits).stripTrailingZeros();
    if (exact.scale() < 0 && exact.precision() - exact.scale() <= LONG_DIGITS) {
      exact = exact.setScale(0);
    }
    int scale = -exact.scale();
    return scale < MIN_SCALE || scale > MAX_SCALE
        ? new Value.Text(digits)
        : new Value.Decimal(exact.unscaledValue().longValueExact(), scale);
  }
}
