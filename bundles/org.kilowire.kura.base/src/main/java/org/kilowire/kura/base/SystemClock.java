// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.kilowire.meter.GatewayClock;

/**
 * The system's clocks.
 *
 * @param mark the file whose presence says that the time of day was set right
 */
record SystemClock(Path mark) implements GatewayClock {

  /**
   * systemd-timesyncd makes this file when it has set the clock, at each start of the system. What
   * the kernel knows of chrony's or ntpd's work is told by a system call only (adjtimex), which
   * Java has not.
   */
  private static final Path SYNCHRONIZED = Path.of("/run/systemd/timesync/synchronized");

  SystemClock() {
    this(SYNCHRONIZED);
  }

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
    return Files.exists(mark);
  }
}
