// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kilowire.meter.Quantity;

/**
 * How far each meter's clock was off when a series of it was last brought up to date. Survives a
 * restart.
 */
public interface ClockOffsets {

  /**
   * A comparison of clocks.
   *
   * @param offset the meter's time minus the gateway's, to the millisecond
   * @param notedAt when, by the gateway's clock, to the millisecond
   */
  record ClockOffset(Duration offset, Instant notedAt) {}

  /** Keeps {@code offset} in place of the one before; completed after the commit. */
  CompletableFuture<Void> noteClock(
      String meter, String device, Quantity series, ClockOffset offset);

  Optional<ClockOffset> clockOffset(String meter, String device, Quantity series);
}
