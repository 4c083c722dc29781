// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A number for each {@link UplinkCount}. */
final class UplinkCounters {

  private final Map<UplinkCount, AtomicLong> numbers = new EnumMap<>(UplinkCount.class);

  UplinkCounters() {
    for (UplinkCount which : UplinkCount.values()) {
      numbers.put(which, new AtomicLong());
    }
  }

  void count(UplinkCount which) {
    numbers.get(which).incrementAndGet();
  }

  /** Counts one more, and says whether to log it: the 1st, 10th, 100th, every thousandth. */
  boolean worthALine(UplinkCount which) {
    long n = numbers.get(which).incrementAndGet();
    return n == 1 || n == 10 || n == 100 || n % 1000 == 0;
  }

  Map<UplinkCount, Long> all() {
    Map<UplinkCount, Long> all = new EnumMap<>(UplinkCount.class);
    numbers.forEach((which, number) -> all.put(which, number.get()));
    return all;
  }
}
