// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.frame;

import org.kilowire.sv.apdu91.StatusWords;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.QualityPlace;

/** The status words of a frame, by the bits that a map gives its channels. */
final class StatusMarks {

  private final long[] bits;
  private final long all;
  private long words;

  StatusMarks(ChannelMap map) {
    bits = map.channels().stream().mapToLong(one -> bit(one.quality())).toArray();
    long sum = 0;
    for (long bit : bits) {
      sum |= bit;
    }
    all = sum;
  }

  private static long bit(QualityPlace place) {
    return place instanceof QualityPlace.Status status
        ? 1L << (status.bit() + (status.word() == 1 ? 16 : 0))
        : 0;
  }

  void begin(boolean test, boolean invalid, boolean synchronised) {
    words =
        StatusWords.GOOD.withTest(test).withSyncLost(!synchronised).bits() | (invalid ? all : 0);
  }

  void invalid(int channel) {
    words |= bits[channel];
  }

  long words() {
    return words;
  }
}
