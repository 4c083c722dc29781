// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.type;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/** Octets; the array itself, not a copy. */
public class ByteArrayValue implements TypedValue<byte[]> {
  private final byte[] value;

  public ByteArrayValue(byte[] value) {
    this.value = requireNonNull(value, "value");
  }

  @Override
  public DataType getType() {
    return DataType.BYTE_ARRAY;
  }

  @Override
  public byte[] getValue() {
    return value;
  }

  /** Octet by octet, without sign; then the shorter one comes first. */
  @Override
  public int compareTo(TypedValue<byte[]> other) {
    return Arrays.compareUnsigned(value, other.getValue());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteArrayValue that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return "ByteArrayValue [value=" + Arrays.toString(value) + "]";
  }
}
