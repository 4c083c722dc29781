// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

/** What a meter writes into the deviation of its date-times. */
public enum Deviation {
  /** Minutes from local time to UTC, as IEC 62056-6-2 has it: -60 in central Europe's winter. */
  STANDARD,
  /** Minutes from UTC to local time, as some national standards have it. */
  OPPOSITE,
  /** 8000: not specified. */
  UNSPECIFIED
}
