// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base.clock;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.kilowire.meter.GatewayClock;

/**
 * The system's clocks.
 *
 * @param mark the file whose presence says that the time of day was set right
 * @param kernel whether the kernel says that somebody keeps the time of day right
 */
public record SystemClock(Path mark, BooleanSupplier kernel) implements GatewayClock {

  /** systemd-timesyncd makes this file when it has set the clock, at each start of the system. */
  private static final Path SYNCHRONIZED = Path.of("/run/systemd/timesync/synchronized");

  public SystemClock() {
    this(SYNCHRONIZED, new KernelClock());
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
    return Files.exists(mark) || kernel.getAsBoolean();
  }
}
