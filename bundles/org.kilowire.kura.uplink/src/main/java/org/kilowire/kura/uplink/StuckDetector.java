// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether a state has lasted so long that people should know. Times are ns of a monotonic clock.
 */
final class StuckDetector {

  private final Duration enough;
  private Optional<String> state = Optional.empty();
  private long since;
  private boolean told;

  StuckDetector(Duration enough) {
    this.enough = enough;
  }

  /** Once a state, when it has lasted; empty is well. */
  boolean isWorthALine(Optional<String> next, long now) {
    if (!next.equals(state)) {
      state = next;
      since = now;
      told = false;
    }
    boolean worth = state.isPresent() && !told && now - since >= enough.toNanos();
    told |= worth;
    return worth;
  }
}
