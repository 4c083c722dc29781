// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;

/** COSEM data in the type of a channel: exactly, or not at all. */
final class ReadValues {

  private ReadValues() {}

  /**
   * The value, {@link DriverReason#NO_VALUE} or {@link DriverReason#DOES_NOT_FIT}.
   *
   * @param scaler the decimal exponent of numbers
   * @param type what Kura expects: it takes any type, and passes a wrong one on
   */
  static Outcome<TypedValue<?>> of(Data data, int scaler, DataType type) {
    if (data instanceof Data.NullData || data instanceof Data.DontCare) {
      return Texts.failed(DriverReason.NO_VALUE, "the meter gives " + name(data));
    }
    return switch (type) {
      case BOOLEAN -> flag(data, scaler);
      case BYTE_ARRAY -> octets(data);
      case STRING -> text(data, scaler);
      case INTEGER, LONG, FLOAT, DOUBLE -> number(data, scaler, type);
    };
  }

  private static Outcome<TypedValue<?>> flag(Data data, int scaler) {
    Optional<BigDecimal> number = scaled(data, scaler);
    if (number.isPresent() && number.get().compareTo(BigDecimal.ZERO) == 0) {
      return new Outcome.Ok<>(TypedValues.newBooleanValue(false));
    }
    return number.isPresent() && number.get().compareTo(BigDecimal.ONE) == 0
        ? new Outcome.Ok<>(TypedValues.newBooleanValue(true))
        : unlike(data, number, DataType.BOOLEAN);
  }

  private static Outcome<TypedValue<?>> octets(Data data) {
    Optional<Octets> octets = octetsOf(data);
    return octets.isPresent()
        ? new Outcome.Ok<>(TypedValues.newByteArrayValue(octets.get().toArray()))
        : unlike(data, Exactly.number(data), DataType.BYTE_ARRAY);
  }

  /** The octets of strings and times; a structure or array as it travels. */
  private static Optional<Octets> octetsOf(Data data) {
    if (data instanceof Data.OctetString string) {
      return Optional.of(string.octets());
    }
    if (data instanceof Data.VisibleString string) {
      return Optional.of(Octets.of(string.text(), StandardCharsets.ISO_8859_1));
    }
    if (data instanceof Data.Utf8String string) {
      return Optional.of(string.octets());
    }
    if (data instanceof Data.BitString bits) {
      return Optional.of(bits.octets());
    }
    if (data instanceof Data.Temporal time) {
      return Optional.of(time.octets());
    }
    return data instanceof Data.Structure || data instanceof Data.Array
        ? Optional.of(DataCodec.octets(data))
        : Optional.empty();
  }

  private static Outcome<TypedValue<?>> text(Data data, int scaler) {
    Optional<String> text = textOf(data, scaler);
    return text.isPresent()
        ? new Outcome.Ok<>(TypedValues.newStringValue(text.get()))
        : unlike(data, Optional.empty(), DataType.STRING);
  }

  private static Optional<String> textOf(Data data, int scaler) {
    if (data instanceof Data.Bool flag) {
      return Optional.of(Boolean.toString(flag.value()));
    }
    if (data instanceof Data.VisibleString string) {
      return Optional.of(string.text());
    }
    if (data instanceof Data.Utf8String string) {
      return Optional.of(string.text());
    }
    if (data instanceof Data.OctetString string) {
      return Optional.of(printed(string.octets()));
    }
    if (data instanceof Data.Temporal time) {
      return Optional.of(time.octets().toString());
    }
    return data instanceof Data.BitString bits
        ? Optional.of(bits(bits))
        : scaled(data, scaler).map(BigDecimal::toPlainString);
  }

  /** Text where it prints, else hexadecimal digits. */
  private static String printed(Octets octets) {
    String text = octets.text(StandardCharsets.ISO_8859_1);
    boolean prints = text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    return prints ? text : octets.toString();
  }

  private static String bits(Data.BitString bits) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bits.bits(); i++) {
      text.append(bits.bit(i) ? '1' : '0');
    }
    return text.toString();
  }

  private static Outcome<TypedValue<?>> number(Data data, int scaler, DataType type) {
    Optional<BigDecimal> number = scaled(data, scaler);
    Optional<? extends TypedValue<?>> value = number.flatMap(exact -> value(exact, type));
    return value.isPresent() ? new Outcome.Ok<>(value.get()) : unlike(data, number, type);
  }

  private static Optional<? extends TypedValue<?>> value(BigDecimal exact, DataType type) {
    try {
      return switch (type) {
        case INTEGER -> Optional.of(TypedValues.newIntegerValue(exact.intValueExact()));
        case LONG -> Optional.of(TypedValues.newLongValue(exact.longValueExact()));
        case FLOAT -> Exactly.asFloat(exact).map(TypedValues::newFloatValue);
        default -> Exactly.asDouble(exact).map(TypedValues::newDoubleValue);
      };
    } catch (ArithmeticException tooLargeOrBroken) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> scaled(Data data, int scaler) {
    return Exactly.number(data).map(number -> number.scaleByPowerOfTen(scaler));
  }

  private static Outcome<TypedValue<?>> unlike(
      Data data, Optional<BigDecimal> number, DataType type) {
    String what = number.map(BigDecimal::toPlainString).orElseGet(() -> name(data));
    return Texts.failed(DriverReason.DOES_NOT_FIT, what + " is no value of type " + type);
  }

  static String name(Data data) {
    return "a value of type " + data.type();
  }
}
