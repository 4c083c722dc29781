// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.kilowire.meter.GatewayClock;

/** The system's clocks. */
record SystemClock() implements GatewayClock {

  /** systemd-timesyncd makes this file when it has set the clock, at each start of the system. */
  private static final Path SYNCHRONIZED = Path.of("/run/systemd/timesync/synchronized");

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
    return Files.exists(SYNCHRONIZED);
  }
}
