// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.type;

import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.Map;
import java.util.function.Function;

/** Makes values. */
public final class TypedValues {
  private static final Map<Class<?>, Function<Object, TypedValue<?>>> BY_CLASS =
      Map.of(
          Boolean.class, value -> new BooleanValue((Boolean) value),
          byte[].class, value -> new ByteArrayValue((byte[]) value),
          Float.class, value -> new FloatValue((Float) value),
          Double.class, value -> new DoubleValue((Double) value),
          Integer.class, value -> new IntegerValue((Integer) value),
          Long.class, value -> new LongValue((Long) value),
          String.class, value -> new StringValue((String) value));

  private TypedValues() {}

  public static BooleanValue newBooleanValue(boolean value) {
    return new BooleanValue(value);
  }

  public static ByteArrayValue newByteArrayValue(byte[] value) {
    return new ByteArrayValue(value);
  }

  public static FloatValue newFloatValue(float value) {
    return new FloatValue(value);
  }

  public static DoubleValue newDoubleValue(double value) {
    return new DoubleValue(value);
  }

  public static IntegerValue newIntegerValue(int value) {
    return new IntegerValue(value);
  }

  public static LongValue newLongValue(long value) {
    return new LongValue(value);
  }

  public static StringValue newStringValue(String value) {
    return new StringValue(value);
  }

  /** The value of this object's own type; nothing is converted. Other types are refused. */
  public static TypedValue<?> newTypedValue(Object value) {
    Class<?> type = value == null ? null : value.getClass();
    Function<Object, TypedValue<?>> maker = type == null ? null : BY_CLASS.get(type);
    if (maker == null) {
      throw new IllegalArgumentException("no value can be made of " + type);
    }
    return maker.apply(value);
  }

  /**
   * Reads a text; octets are Base64, and any text but "true" is false. A text that says no such
   * value is an {@code IllegalArgumentException}, null a {@code NullPointerException}.
   */
  public static TypedValue<?> parseTypedValue(DataType type, String text) {
    requireNonNull(text, "text");
    return switch (type) {
      case BOOLEAN -> newBooleanValue(Boolean.parseBoolean(text));
      case BYTE_ARRAY -> newByteArrayValue(Base64.getDecoder().decode(text));
      case DOUBLE -> newDoubleValue(Double.parseDouble(text));
      case FLOAT -> newFloatValue(Float.parseFloat(text));
      case INTEGER -> newIntegerValue(Integer.parseInt(text));
      case LONG -> newLongValue(Long.parseLong(text));
      case STRING -> newStringValue(text);
    };
  }
}
