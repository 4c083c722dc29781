// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.time.Duration;
import java.time.Instant;
import org.kilowire.meter.GatewayClock;

/** A day in the archive's time, which goes on as the system's does. */
final class SummerClock implements GatewayClock {

  static final Instant BEGIN = Instant.parse("2026-07-01T12:07:30Z");

  /** The simulated meter's clock stands at 12:10 UTC. */
  static final Duration METER_AHEAD = Duration.ofSeconds(150);

  private final long began = System.nanoTime();

  @Override
  public Instant now() {
    return BEGIN.plusNanos(System.nanoTime() - began);
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public boolean proven() {
    return true;
  }
}
