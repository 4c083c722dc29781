// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.math.BigDecimal;
import java.util.Optional;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.meter.Value;

/** What COSEM data is as a value of the domain. */
final class Values {

  private Values() {}

  /**
   * The value; empty for null-data and dont-care.
   *
   * @param scale the decimal exponent of whole numbers
   */
  static Optional<Value> of(Data data, int scale) {
    if (data instanceof Data.NullData || data instanceof Data.DontCare) {
      return Optional.empty();
    }
    return Optional.of(present(data, scale));
  }

  private static Value present(Data data, int scale) {
    if (data instanceof Data.Bool flag) {
      return new Value.Flag(flag.value());
    }
    if (data instanceof Data.Float32 number) {
      return decimal(Float.toString(number.value()), scale);
    }
    if (data instanceof Data.Float64 number) {
      return decimal(Double.toString(number.value()), scale);
    }
    if (data instanceof Data.OctetString string) {
      return new Value.Bytes(string.octets());
    }
    if (data instanceof Data.VisibleString string) {
      return new Value.Text(string.text());
    }
    if (data instanceof Data.Utf8String string) {
      return new Value.Text(string.text());
    }
    if (data instanceof Data.Temporal time) {
      return new Value.Bytes(time.octets());
    }
    if (data instanceof Data.Whole whole) {
      return whole(whole, scale);
    }
    return new Value.Bytes(DataCodec.octets(data));
  }

  private static Value whole(Data.Whole whole, int scale) {
    return whole.isHuge()
        ? new Value.Text(new BigDecimal(whole.exact()).scaleByPowerOfTen(scale).toPlainString())
        : new Value.Decimal(whole.value(), scale);
  }

  /**
   * A float keeps the digits that tell it from its neighbours. Text is what is no number, and what
   * needs another exponent than a message has room for: a block of it could never be stored.
   */
  private static Value decimal(String digits, int scale) {
    try {
      BigDecimal exact = new BigDecimal(digits).scaleByPowerOfTen(scale).stripTrailingZeros();
      int exponent = -exact.scale();
      return exponent == (byte) exponent
          ? new Value.Decimal(exact.unscaledValue().longValueExact(), exponent)
          : new Value.Text(exact.toString());
    } catch (ArithmeticException | NumberFormatException unlikeANumber) {
      return new Value.Text(digits);
    }
  }
}
