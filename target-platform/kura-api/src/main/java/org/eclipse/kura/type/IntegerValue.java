// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.type;

/** A 32-bit whole number. */
public class IntegerValue implements TypedValue<Integer> {
  private final int value;

  public IntegerValue(int value) {
    this.value = value;
  }

  @Override
  public DataType getType() {
    return DataType.INTEGER;
  }

  @Override
  public Integer getValue() {
    return value;
  }

  @Override
  public int compareTo(TypedValue<Integer> other) {
    return Integer.compare(value, other.getValue());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntegerValue that && Integer.compare(value, that.value) == 0;
  }

  @Override
  public int hashCode() {
    return Integer.hashCode(value);
  }

  @Override
  public String toString() {
    return "IntegerValue [value=" + value + "]";
  }
}
