// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts of uses as long as the process lives. */
final class UseCountsInMemory implements UseCounts {

  private record Key(String meter, String use, long day) {}

  private static final int MOST_KEYS = 65_536;

  private final InstantSource clock;
  private final Map<Key, Integer> counts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Integer> eldest) {
          return size() > MOST_KEYS;
        }
      };

  UseCountsInMemory(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized boolean count(String meter, String use, int most) {
    long day = Math.floorDiv(clock.millis(), Duration.ofDays(1).toMillis());
    Key key = new Key(meter, use, day);
    int before = counts.getOrDefault(key, 0);
    if (before >= most) {
      return false;
    }
    counts.put(key, before + 1);
    return true;
  }
}
