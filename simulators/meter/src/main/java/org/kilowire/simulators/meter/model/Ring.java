// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.util.AbstractList;
import java.util.RandomAccess;

/** A list that forgets its first element when it is full and another one comes. */
final class Ring<T> extends AbstractList<T> implements RandomAccess {

  private final Object[] slots;
  private int first;
  private int size;

  Ring(int capacity) {
    slots = new Object[capacity];
  }

  int capacity() {
    return slots.length;
  }

  @Override
  public boolean add(T element) {
    slots[(first + size) % slots.length] = element;
    if (size < slots.length) {
      size++;
    } else {
      first = (first + 1) % slots.length;
    }
    return true;
  }

  @Override
  @SuppressWarnings("unchecked") // only add() puts anything into the slots
  public T get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return (T) slots[(first + index) % slots.length];
  }

  @Override
  public int size() {
    return size;
  }
}
