// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire;

import java.util.Collections;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;

/** Values by name. A record cannot be changed by who has it. */
public class WireRecord {
  private final Map<String, TypedValue<?>> properties;

  /** Of this very map, which is not copied. */
  public WireRecord(Map<String, TypedValue<?>> properties) {
    this.properties = Collections.unmodifiableMap(properties);
  }

  public Map<String, TypedValue<?>> getProperties() {
    return properties;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WireRecord that && properties.equals(that.properties);
  }

  @Override
  public int hashCode() {
    return properties.hashCode();
  }

  @Override
  public String toString() {
    return "WireRecord " + properties;
  }
}
