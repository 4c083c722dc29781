// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.type;

/** A value and its type. Values compare with values of the same type only. */
public interface TypedValue<T> extends Comparable<TypedValue<T>> {
  DataType getType();

  T getValue();
}
