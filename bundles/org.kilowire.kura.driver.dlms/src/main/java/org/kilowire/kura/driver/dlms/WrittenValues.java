// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataType;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.Failures;
import org.kilowire.kura.driver.channel.ExactNumbers;

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
      data = ExactNumbers.of(value).flatMap(one -> scaled(one.scaleByPowerOfTen(-scaler), before));
    } else {
      data = string(value, before);
    }
    return data.isPresent()
        ? new Outcome.Ok<>(data.get())
        : Failures.failed(
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
      return ExactNumbers.asFloat(number).map(Data.Float32::new);
    }
    if (before instanceof Data.Float64) {
      return ExactNumbers.asDouble(number).map(Data.Float64::new);
    }
    try {
      return Optional.of(whole(number.toBigIntegerExact(), before.type()));
    } catch (ArithmeticException | IllegalArgumentException brokenOrTooLarge) {
      return Optional.empty();
    }
  }

  private static Data whole(BigInteger number, DataType type) {
    boolean unsigned = type == DataType.LONG64_UNSIGNED;
    if (unsigned && number.signum() >= 0 && number.bitLength() <= 64) {
      return new Data.Whole(type, number.longValue());
    }
    if (unsigned) {
      throw new ArithmeticException("out of range");
    }
    return new Data.Whole(type, number.longValueExact());
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
