// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.due;

import java.time.Instant;
import org.kilowire.meter.GatewayClock;

/** The system's clocks, believed by nobody: for as long as the gateway's own is not there. */
public record UnprovenClock() implements GatewayClock {

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public boolean proven() {
    return false;
  }
}
