// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.type;

/** The type of a value. */
public enum DataType {
  BOOLEAN,
  BYTE_ARRAY,
  DOUBLE,
  INTEGER,
  LONG,
  FLOAT,
  STRING;

  /** The constant of this name, whatever its case. */
  public static DataType getDataType(String name) {
    for (DataType type : values()) {
      if (type.name().equalsIgnoreCase(name)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no data type: " + name);
  }
}
