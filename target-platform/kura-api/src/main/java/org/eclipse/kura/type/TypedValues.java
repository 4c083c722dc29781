// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.type;

import java.util.Base64;

/** Makes values. */
public final class TypedValues {
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

  /** The value of this object's own type; nothing is converted. */
  public static TypedValue<?> newTypedValue(Object value) {
    if (value instanceof Boolean given) {
      return newBooleanValue(given);
    }
    if (value instanceof byte[] given) {
      return newByteArrayValue(given);
    }
    if (value instanceof Float given) {
      return newFloatValue(given);
    }
    if (value instanceof Double given) {
      return newDoubleValue(given);
    }
    if (value instanceof Integer given) {
      return newIntegerValue(given);
    }
    if (value instanceof Long given) {
      return newLongValue(given);
    }
    if (value instanceof String given) {
      return newStringValue(given);
    }
    throw new IllegalArgumentException("no value of type " + value.getClass().getName());
  }

  /** Reads a text; octets are Base64. */
  public static TypedValue<?> parseTypedValue(DataType type, String text) {
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
