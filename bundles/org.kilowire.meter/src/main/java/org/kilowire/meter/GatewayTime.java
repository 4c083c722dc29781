// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.time.Instant;

/**
 * The gateway's clock, pinned to the pump's: what a conversation, which has no clock of its own,
 * tells the time by.
 *
 * @param instant the time at {@code nanos}
 * @param nanos the pump's monotonic clock at {@code instant}
 * @param proven whether the gateway's time is known to be right
 */
public record GatewayTime(Instant instant, long nanos, boolean proven) {

  /** The time at {@code now} of the pump's clock. */
  public Instant at(long now) {
    return instant.plusNanos(now - nanos);
  }
}
