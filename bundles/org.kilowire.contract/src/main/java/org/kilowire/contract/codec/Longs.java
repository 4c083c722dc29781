// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import org.kilowire.contract.json.JsonIn;
import org.kilowire.meter.Block;

/** Whole numbers, one a row, of which some may be absent. */
final class Longs {

  private final BitSet present = new BitSet();
  private long[] numbers = new long[64];
  private int count;

  private Longs() {}

  /** An array of numbers. */
  static long[] read(JsonIn in) throws IOException {
    Longs longs = sparse(in);
    if (longs.present.cardinality() != longs.count) {
      throw in.malformed("number is null");
    }
    return longs.numbers();
  }

  /** An array of numbers and nulls. */
  static Longs sparse(JsonIn in) throws IOException {
    Longs longs = new Longs();
    in.beginArray();
    while (in.element()) {
      if (longs.count == Block.MAX_ROWS) {
        throw in.malformed("more than " + Block.MAX_ROWS + " rows");
      }
      longs.add(in);
    }
    return longs;
  }

  private void add(JsonIn in) throws IOException {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    if (!in.absent()) {
      numbers[count] = in.whole();
      present.set(count);
    }
    count++;
  }

  long[] numbers() {
    return Arrays.copyOf(numbers, count);
  }

  BitSet present() {
    return present;
  }

  int count() {
    return count;
  }
}
