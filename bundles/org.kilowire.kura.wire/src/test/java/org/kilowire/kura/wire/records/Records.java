// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/** Wire records, shortly. */
public final class Records {

  private Records() {}

  /** Names and values in turn; null stands for a value that Kura has left out. */
  public static WireRecord record(Object... namesAndValues) {
    Map<String, TypedValue<?>> properties = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      properties.put(
          (String) namesAndValues[i], value == null ? null : TypedValues.newTypedValue(value));
    }
    return new WireRecord(properties);
  }

  /** The same with one name changed; null takes it away. */
  static WireRecord with(WireRecord record, String name, Object value) {
    Map<String, TypedValue<?>> properties = new LinkedHashMap<>(record.getProperties());
    if (value == null) {
      properties.remove(name);
    } else {
      properties.put(name, TypedValues.newTypedValue(value));
    }
    return new WireRecord(properties);
  }
}
