// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.kilowire.meter.GatewayClock;
import org.kilowire.meter.GatewayTime;

/**
 * The gateway's time, with what the archive knows held against it: a time before the newest reading
 * is not proven, whatever anybody says. Owned by the loop.
 */
final class Believed {

  /** Meters' clocks and ours never agree to the second. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final GatewayClock clock;
  private final Map<String, Instant> newest = new HashMap<>();

  Believed(GatewayClock clock) {
    this.clock = clock;
  }

  /** A reading of {@code meter} was stored at {@code time}, by the gateway's clock of then. */
  void stored(String meter, Instant time) {
    newest.merge(meter, time, (a, b) -> a.isAfter(b) ? a : b);
  }

  /** Only these meters are still there. */
  void keep(Set<String> meters) {
    newest.keySet().retainAll(meters);
  }

  /**
   * Whether most meters' newest readings are not in the future. A single meter whose clock was
   * years ahead does not make the gateway's time wrong.
   */
  boolean plausible() {
    Instant limit = clock.now().plus(SLACK);
    long ahead = newest.values().stream().filter(time -> time.isAfter(limit)).count();
    return ahead * 2 <= newest.size();
  }

  boolean proven() {
    return clock.proven() && plausible();
  }

  /** Whether meters' clocks may be compared with it. */
  boolean comparable() {
    return clock.proven() || plausible();
  }

  /** The time now, for a conversation. */
  GatewayTime time() {
    return new GatewayTime(clock.now(), clock.nanos(), proven());
  }
}
