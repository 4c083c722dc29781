// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Lets one event of a kind a second through, and counts the others. One owner. */
final class EventGate {

  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

  /** When a kind was told last, and how many of it were kept back since. */
  private static final class Told {
    private long at;
    private long kept;
  }

  private final Map<StreamEvent.Kind, Told> kinds = new EnumMap<>(StreamEvent.Kind.class);

  /** Whether an event of {@code kind} may be told now; if not, it counts as kept back. */
  boolean opens(StreamEvent.Kind kind, long at) {
    Told told = kinds.get(kind);
    if (told == null) {
      told = new Told();
      kinds.put(kind, told);
    } else if (at >= told.at && at - told.at < PAUSE) {
      told.kept++;
      return false;
    }
    told.at = at;
    return true;
  }

  /** How many of {@code kind}, which has been let through, were kept back since this was asked. */
  long takeKept(StreamEvent.Kind kind) {
    Told told = kinds.get(kind);
    long count = told.kept;
    told.kept = 0;
    return count;
  }

  void restart() {
    kinds.clear();
  }
}
