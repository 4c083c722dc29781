// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.monitor;

/**
 * Samples whose second cannot be told yet, or has not begun. A fixed room, used again and again.
 */
final class HeldSamples {

  static final int CAPACITY = 1024;

  final long[] number = new long[CAPACITY];
  final int[] smpCnt = new int[CAPACITY];
  final int[] alignment = new int[CAPACITY];
  final long[] at = new long[CAPACITY];
  final int[][] raws;
  final int[][] qualities;
  private int count;

  HeldSamples(int channels) {
    raws = new int[CAPACITY][channels];
    qualities = new int[CAPACITY][channels];
  }

  /** Holds a sample; one for which there is no room is missing later. */
  void add(long ofNumber, int withCount, int ofAlignment, long atNanos, int[] raw, int[] quality) {
    if (count == CAPACITY) {
      return;
    }
    number[count] = ofNumber;
    smpCnt[count] = withCount;
    alignment[count] = ofAlignment;
    at[count] = atNanos;
    System.arraycopy(raw, 0, raws[count], 0, raw.length);
    System.arraycopy(quality, 0, qualities[count], 0, quality.length);
    count++;
  }

  /** The clock of their stamps was stepped. */
  void clockStepped(long nanos) {
    for (int i = 0; i < count; i++) {
      at[i] += nanos;
    }
  }

  int count() {
    return count;
  }

  void clear() {
    count = 0;
  }
}
