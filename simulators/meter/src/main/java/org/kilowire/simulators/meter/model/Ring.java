// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/** A list that forgets its first element when it is full and another one comes. */
final class Ring<T> extends AbstractList<T> implements RandomAccess {

  private static final int FIRST_CAPACITY = 16;

  private final int capacity;
  private Object[] slots;
  private int first;
  private int size;

  Ring(int capacity) {
    this.capacity = capacity;
    slots = new Object[Math.min(capacity, FIRST_CAPACITY)];
  }

  int capacity() {
    return capacity;
  }

  @Override
  public boolean add(T element) {
    if (size == slots.length && size < capacity) {
      slots = Arrays.copyOf(slots, Math.min(capacity, 2 * size)); // not full: first is 0
    }
    slots[(first + size) % slots.length] = element;
    if (size < capacity) {
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
