// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.kilowire.conversation.Occurrences;

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

  /** Counts one more, and says whether to log it: now and then. */
  boolean worthALine(UplinkCount which) {
    return Occurrences.isWorthALine(numbers.get(which).incrementAndGet());
  }

  Map<UplinkCount, Long> all() {
    Map<UplinkCount, Long> all = new EnumMap<>(UplinkCount.class);
    numbers.forEach((which, number) -> all.put(which, number.get()));
    return all;
  }
}
