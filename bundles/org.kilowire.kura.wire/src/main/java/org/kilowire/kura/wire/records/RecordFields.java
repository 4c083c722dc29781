// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import java.util.Map;
import org.eclipse.kura.type.TypedValue;

/** The values of one record, each of the type that it must have. */
public final class RecordFields {

  private final Map<String, TypedValue<?>> properties;

  /** Of this record. */
  public RecordFields(Map<String, TypedValue<?>> properties) {
    this.properties = properties;
  }

  /** How a text becomes a value. */
  interface Parser<T> {
    T parse(String text);
  }

  /** All of them as they are. */
  public Map<String, TypedValue<?>> properties() {
    return properties;
  }

  /** The value of {@code key}, null where there is none (Kura puts null for a missing one). */
  public Object value(String key) {
    TypedValue<?> value = properties.get(key);
    return value == null ? null : value.getValue();
  }

  <T> T need(String key, T value) throws MalformedRecord {
    if (value == null) {
      throw new MalformedRecord(key + " is missing");
    }
    return value;
  }

  /** A text; null where there is none. */
  String text(String key) throws MalformedRecord {
    return typed(key, String.class, "STRING");
  }

  /** A text in {@code key} as what it means, {@code absent} where there is none. */
  <T> T parsed(String key, T absent, Parser<T> parser) throws MalformedRecord {
    String text = text(key);
    if (text == null) {
      return absent;
    }
    try {
      return parser.parse(text);
    } catch (RuntimeException e) {
      throw new MalformedRecord(key + " cannot be " + shown(text));
    }
  }

  /** An INTEGER or a LONG; null where there is none. */
  Long whole(String key, long least, long most) throws MalformedRecord {
    Object value = value(key);
    if (value == null) {
      return null;
    }
    if (!(value instanceof Integer) && !(value instanceof Long)) {
      throw wrongType(key, "LONG or INTEGER");
    }
    long whole = ((Number) value).longValue();
    if (whole < least || whole > most) {
      throw new MalformedRecord(key + " cannot be " + whole);
    }
    return whole;
  }

  /** A whole number from 0 up; 0 where there is none. */
  int natural(String key) throws MalformedRecord {
    Long whole = whole(key, 0, Integer.MAX_VALUE);
    return whole == null ? 0 : whole.intValue();
  }

  boolean flag(String key, boolean absent) throws MalformedRecord {
    Boolean flag = typed(key, Boolean.class, "BOOLEAN");
    return flag == null ? absent : flag;
  }

  /** Octets, not copied; null where there are none. */
  byte[] octets(String key) throws MalformedRecord {
    return typed(key, byte[].class, "BYTE_ARRAY");
  }

  private <T> T typed(String key, Class<T> type, String named) throws MalformedRecord {
    Object value = value(key);
    if (value != null && !type.isInstance(value)) {
      throw wrongType(key, named);
    }
    return type.cast(value);
  }

  private MalformedRecord wrongType(String key, String needed) {
    return new MalformedRecord(
        key + " is " + properties.get(key).getType() + ", must be " + needed);
  }

  /** As a message shows a text: not all of it. */
  static String shown(String text) {
    return '"' + (text.length() <= 64 ? text : text.substring(0, 64) + "...") + '"';
  }
}
