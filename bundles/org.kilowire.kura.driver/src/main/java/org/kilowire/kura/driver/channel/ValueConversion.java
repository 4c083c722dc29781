// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.channel;

import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.kilowire.conversation.Decimals;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.ChannelValue;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.DriverReason;

/** A meter's value in the type of a channel: exactly, or not at all. */
public final class ValueConversion {

  private ValueConversion() {}

  /**
   * The value, or {@link DriverReason#DOES_NOT_FIT}.
   *
   * @param type what Kura expects: it takes any type, and passes a wrong one on
   */
  public static Outcome<TypedValue<?>> to(DataType type, ChannelValue value) {
    Optional<? extends TypedValue<?>> fitting =
        switch (type) {
          case BOOLEAN -> value.number().flatMap(ValueConversion::flag);
          case BYTE_ARRAY ->
              value.octets().map(octets -> TypedValues.newByteArrayValue(octets.toArray()));
          case STRING -> value.text().map(TypedValues::newStringValue);
          case INTEGER, LONG, FLOAT, DOUBLE ->
              value.number().flatMap(number -> number(number, type));
        };
    return fitting.isPresent() ? new Outcome.Ok<>(fitting.get()) : unlike(value, type);
  }

  private static Optional<TypedValue<?>> flag(BigDecimal number) {
    boolean one = number.compareTo(BigDecimal.ONE) == 0;
    return one || number.signum() == 0
        ? Optional.of(TypedValues.newBooleanValue(one))
        : Optional.empty();
  }

  private static Optional<? extends TypedValue<?>> number(BigDecimal exact, DataType type) {
    try {
      return switch (type) {
        case INTEGER -> Optional.of(TypedValues.newIntegerValue(exact.intValueExact()));
        case LONG -> Optional.of(TypedValues.newLongValue(exact.longValueExact()));
        case FLOAT -> Decimals.asFloat(exact).map(TypedValues::newFloatValue);
        default -> Decimals.asDouble(exact).map(TypedValues::newDoubleValue);
      };
    } catch (ArithmeticException tooLargeOrBroken) {
      return Optional.empty();
    }
  }

  private static Outcome<TypedValue<?>> unlike(ChannelValue value, DataType type) {
    String what = value.number().map(BigDecimal::toPlainString).orElseGet(value::kind);
    return DriverFailures.failed(DriverReason.DOES_NOT_FIT, what + " is no value of type " + type);
  }
}
