// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.time.Instant;
import org.kilowire.dlms.cosem.time.CosemDateTime;

/**
 * A row of the event log.
 *
 * @param time when it was, by the meter's clock
 * @param stamp {@code time} as the meter writes it
 * @param code what it was, 0..255
 */
public record Event(Instant time, CosemDateTime stamp, int code) {

  public static final int POWER_DOWN = 1;
  public static final int POWER_UP = 2;

  /** The clock was set; the row's time is what it showed before. */
  public static final int CLOCK_BEFORE = 4;

  /** The clock was set; the row's time is what it shows since. */
  public static final int CLOCK_AFTER = 5;
}
