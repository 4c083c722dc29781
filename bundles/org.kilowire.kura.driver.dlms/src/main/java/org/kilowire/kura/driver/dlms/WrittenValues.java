// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Decimals;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.WrittenNumber;

/** Values of Kura in the type that an attribute has: exactly, or not at all. */
final class WrittenValues {

  private WrittenValues() {}

  /**
   * The data to write, or {@link DriverReason#DOES_NOT_FIT}.
   *
   * @param before what the attribute holds now, which tells its type
   * @param scaler the decimal exponent of its number
   */
  static Outcome<Data> of(TypedValue<?> value, Data before, int scaler) {
    Optional<Data> data;
    if (before instanceof Data.Bool) {
      data = flag(value);
    } else if (before.decimal().isPresent()) {
      data = WrittenNumber.of(value).flatMap(one -> scaled(one.scaleByPowerOfTen(-scaler), before));
    } else {
      data = string(value, before);
    }
    return data.isPresent()
        ? new Outcome.Ok<>(data.get())
        : DriverFailures.failed(
            DriverReason.DOES_NOT_FIT,
            "a "
                + value.getType()
                + " of this value cannot be written to an attribute that holds "
                + DlmsValue.name(before));
  }

  private static Optional<Data> flag(TypedValue<?> value) {
    return value.getValue() instanceof Boolean flag
        ? Optional.of(new Data.Bool(flag))
        : Optional.empty();
  }

  private static Optional<Data> scaled(BigDecimal number, Data before) {
    if (before instanceof Data.Float32) {
      return Decimals.asFloat(number).map(Data.Float32::new);
    }
    if (before instanceof Data.Float64) {
      return Decimals.asDouble(number).map(Data.Float64::new);
    }
    try {
      return Optional.of(Data.Whole.of(before.type(), number.toBigIntegerExact()));
    } catch (ArithmeticException | IllegalArgumentException brokenOrTooLarge) {
      return Optional.empty();
    }
  }

  /**
   * Octets for octets and text for text: whether the text of an octet-string is meant as letters or
   * as hexadecimal digits cannot be told.
   */
  private static Optional<Data> string(TypedValue<?> value, Data before) {
    if (before instanceof Data.OctetString && value.getValue() instanceof byte[] octets) {
      return Optional.of(new Data.OctetString(Octets.of(octets)));
    }
    if (!(value.getValue() instanceof String text)) {
      return Optional.empty();
    }
    if (before instanceof Data.Utf8String) {
      return Optional.of(new Data.Utf8String(Octets.of(text, StandardCharsets.UTF_8)));
    }
    return before instanceof Data.VisibleString && text.chars().allMatch(c -> c <= 0xFF)
        ? Optional.of(new Data.VisibleString(text))
        : Optional.empty();
  }
}
