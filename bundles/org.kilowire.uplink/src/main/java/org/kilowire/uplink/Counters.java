// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** A number for each {@link UplinkCount}. */
final class Counters {

  private final AtomicLongArray numbers = new AtomicLongArray(UplinkCount.values().length);

  void count(UplinkCount which) {
    numbers.incrementAndGet(which.ordinal());
  }

  /** Counts one more, and says whether to log it: the 1st, 10th, 100th, every thousandth. */
  boolean worthALine(UplinkCount which) {
    long n = numbers.incrementAndGet(which.ordinal());
    return n == 1 || n == 10 || n == 100 || n % 1000 == 0;
  }

  Map<UplinkCount, Long> all() {
    Map<UplinkCount, Long> all = new EnumMap<>(UplinkCount.class);
    for (UplinkCount which : UplinkCount.values()) {
      all.put(which, numbers.get(which.ordinal()));
    }
    return all;
  }
}
