// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.channel;

/** In which arithmetic scale and offset are applied. */
public enum ScaleOffsetType {
  DEFINED_BY_VALUE_TYPE,
  DOUBLE,
  LONG;

  /** The constant of this name, whatever its case. */
  public static ScaleOffsetType getScaleOffsetType(String name) {
    for (ScaleOffsetType type : values()) {
      if (type.name().equalsIgnoreCase(name)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no type of scale and offset: " + name);
  }
}
