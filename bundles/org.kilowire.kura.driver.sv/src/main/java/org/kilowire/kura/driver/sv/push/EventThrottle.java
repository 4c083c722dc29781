// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.push;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.kilowire.kura.driver.sv.window.BusEvent;

/** Lets one event of a code and stream through each minute, and counts those kept back. */
final class EventThrottle {

  static final Duration PAUSE = Duration.ofMinutes(1);

  /** Whoever sends many svIDs makes no more than so many streams remembered. */
  private static final int MOST = 1024;

  private record Which(String stream, String code) {}

  private static final class Told {
    private final long at;
    private long kept;

    private Told(long at) {
      this.at = at;
    }
  }

  private final Map<Which, Told> told = new LinkedHashMap<>();

  /**
   * Whether it may be told now.
   *
   * @param now monotonic ns
   * @return how many like it were kept back before; empty if it is kept back too
   */
  OptionalLong passes(BusEvent event, long now) {
    Which which = new Which(event.stream(), event.code());
    Told before = told.get(which);
    if (before != null && now - before.at < PAUSE.toNanos()) {
      before.kept++;
      return OptionalLong.empty();
    }
    told.remove(which);
    told.put(which, new Told(now));
    if (told.size() > MOST) {
      told.remove(told.keySet().iterator().next());
    }
    return OptionalLong.of(before == null ? 0 : before.kept);
  }
}
