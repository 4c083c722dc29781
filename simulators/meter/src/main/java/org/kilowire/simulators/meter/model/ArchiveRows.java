// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.LongFunction;

/**
 * The rows of an archive as what cannot be computed of them: 14 octets a row, so that ten thousand
 * meters have room. A list that forgets its first row when it is full and another one comes.
 */
final class ArchiveRows extends AbstractList<ArchiveRow> implements RandomAccess {

  private static final int FIRST_CAPACITY = 64;

  private final int capacity;
  private final Stamping stamping;
  private final LongFunction<List<Long>> energies;
  private long[] seconds = new long[0];
  private int[] numbers = new int[0];
  private byte[] ordinals = new byte[0];
  private byte[] status = new byte[0];
  private int first;
  private int size;

  /**
   * @param capacity how many rows there are at most
   * @param energies the values of a row by its number
   */
  ArchiveRows(int capacity, Stamping stamping, LongFunction<List<Long>> energies) {
    this.capacity = capacity;
    this.stamping = stamping;
    this.energies = energies;
  }

  int capacity() {
    return capacity;
  }

  /** A row whose time, in whole seconds since 1970, is the end of its period. */
  void add(long number, int ordinal, long end, int rowStatus) {
    if (size == seconds.length && size < capacity) {
      grow();
    }
    int at = (first + size) % seconds.length;
    seconds[at] = end;
    numbers[at] = (int) number;
    ordinals[at] = (byte) Math.min(ordinal, Byte.MAX_VALUE);
    status[at] = (byte) rowStatus;
    if (size < capacity) {
      size++;
    } else {
      first = (first + 1) % seconds.length;
    }
  }

  /** As long as there is room, the first row is at the begin of the arrays. */
  private void grow() {
    int length = Math.min(capacity, Math.max(FIRST_CAPACITY, 2 * size));
    seconds = Arrays.copyOf(seconds, length);
    numbers = Arrays.copyOf(numbers, length);
    ordinals = Arrays.copyOf(ordinals, length);
    status = Arrays.copyOf(status, length);
  }

  /** How many rows have this time. */
  int count(long end) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += seconds[(first + i) % seconds.length] == end ? 1 : 0;
    }
    return count;
  }

  @Override
  public ArchiveRow get(int index) {
    Objects.checkIndex(index, size);
    int at = (first + index) % seconds.length;
    Instant end = Instant.ofEpochSecond(seconds[at]);
    return new ArchiveRow(
        numbers[at],
        ordinals[at],
        end,
        stamping.write(end),
        status[at] & 0xFF,
        energies.apply(numbers[at]));
  }

  @Override
  public int size() {
    return size;
  }
}
