// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.math.BigDecimal;
import java.util.Optional;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.meter.Value;

/**
 * What COSEM data is as a value of the domain. Numbers are scaled as {@link
 * org.kilowire.dlms.cosem.ScalerUnit#scaled} has it.
 */
final class Values {

  /** A number is written with its exponent where that would be longer than its digits. */
  private static final int MOST_PLACES = 127;

  private Values() {}

  /**
   * The value; empty for null-data and dont-care.
   *
   * @param scale the decimal exponent of numbers, whatever their type
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
    if (data instanceof Data.Whole whole && !whole.isHuge()) {
      return new Value.Decimal(whole.value(), scale);
    }
    return data.decimal()
        .map(number -> decimal(number.scaleByPowerOfTen(scale)))
        .orElseGet(() -> rest(data));
  }

  private static Value rest(Data data) {
    if (data instanceof Data.Float32 number) {
      return new Value.Text(Float.toString(number.value()));
    }
    return data instanceof Data.Float64 number
        ? new Value.Text(Double.toString(number.value()))
        : new Value.Bytes(DataCodec.octets(data));
  }

  /**
   * A number of the fewest digits. Text is what has more than 64 bits of them, and what needs
   * another exponent than a message has room for: a block of it could never be stored.
   */
  private static Value decimal(BigDecimal number) {
    BigDecimal exact = number.stripTrailingZeros();
    int exponent = -exact.scale();
    boolean fits = exponent == (byte) exponent && exact.unscaledValue().bitLength() < Long.SIZE;
    if (fits) {
      return new Value.Decimal(exact.unscaledValue().longValueExact(), exponent);
    }
    boolean plain = Math.abs(exponent) <= MOST_PLACES;
    return new Value.Text(plain ? number.toPlainString() : exact.toString());
  }
}
