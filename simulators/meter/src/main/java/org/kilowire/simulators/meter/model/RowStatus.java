// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

/** Bits of the status of a row, 0.0.96.10.1.255. */
public final class RowStatus {

  /** The time is daylight saving time. */
  public static final int DAYLIGHT_SAVING = 0x08;

  /** The clock was set during the interval. */
  public static final int CLOCK_ADJUSTED = 0x20;

  /** There was no power for some of the time since the row before. */
  public static final int POWER_DOWN = 0x80;

  private RowStatus() {}
}
