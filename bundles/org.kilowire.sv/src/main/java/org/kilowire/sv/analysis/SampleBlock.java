// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

import java.util.Arrays;
import org.kilowire.sv.dataset.SampleQuality;

/** The samples of one second as they come, in any order. */
final class SampleBlock {

  final int size;
  final int[][] samples;
  final int[] quality;
  private final long[] present;
  private int count;

  SampleBlock(int channels, int size) {
    this.size = size;
    this.samples = new int[channels][size];
    this.quality = new int[channels];
    this.present = new long[(size + 63) >>> 6];
  }

  void clear() {
    Arrays.fill(present, 0);
    Arrays.fill(quality, 0);
    count = 0;
  }

  /** Takes the samples of an instant; false where the index is none, or was there already. */
  boolean add(int index, int[] raw, int[] qualities) {
    if (index < 0 || index >= size || has(index)) {
      return false;
    }
    for (int i = 0; i < samples.length; i++) {
      samples[i][index] = raw[i];
      if (quality[i] != qualities[i]) {
        quality[i] = SampleQuality.join(quality[i], qualities[i]);
      }
    }
    present[index >>> 6] |= 1L << index;
    count++;
    return true;
  }

  boolean has(int index) {
    return (present[index >>> 6] & 1L << index) != 0;
  }

  int missing() {
    return size - count;
  }

  /** The first missing index from here on; the size where there is none. */
  int nextMissing(int from) {
    int index = from;
    while (index < size) {
      long absent = ~present[index >>> 6] >>> index;
      if (absent != 0) {
        return Math.min(size, index + Long.numberOfTrailingZeros(absent));
      }
      index = (index | 63) + 1;
    }
    return size;
  }

  /** The first index from here on that is there; the size where there is none. */
  int nextPresent(int from) {
    int index = from;
    while (index < size) {
      long there = present[index >>> 6] >>> index;
      if (there != 0) {
        return index + Long.numberOfTrailingZeros(there);
      }
      index = (index | 63) + 1;
    }
    return size;
  }

  int longestHole() {
    int longest = 0;
    int from = nextMissing(0);
    while (from < size) {
      int to = nextPresent(from);
      longest = Math.max(longest, to - from);
      from = nextMissing(to);
    }
    return longest;
  }

  /** Bridges every hole of a channel by a straight line, for a first estimate. */
  void bridge(int[] channel) {
    int from = nextMissing(0);
    while (from < size) {
      int to = nextPresent(from);
      int left = from > 0 ? channel[from - 1] : to < size ? channel[to] : 0;
      int right = to < size ? channel[to] : left;
      double step = ((double) right - left) / (to - from + 1);
      for (int i = from; i < to; i++) {
        channel[i] = (int) Math.round(left + step * (i - from + 1));
      }
      from = nextMissing(to);
    }
  }
}
