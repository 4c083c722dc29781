// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.configuration.metatype;

/** The type of a field; the words are those of a metatype document. */
public enum Scalar {
  STRING("String"),
  LONG("Long"),
  DOUBLE("Double"),
  FLOAT("Float"),
  INTEGER("Integer"),
  BYTE("Byte"),
  CHAR("Char"),
  BOOLEAN("Boolean"),
  SHORT("Short"),
  PASSWORD("Password");

  private final String value;

  Scalar(String value) {
    this.value = value;
  }

  public String value() {
    return value;
  }

  /** The constant of this word, to the letter. */
  public static Scalar fromValue(String value) {
    for (Scalar scalar : values()) {
      if (scalar.value.equals(value)) {
        return scalar;
      }
    }
    throw new IllegalArgumentException(value);
  }
}
