// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

/** Why something was read. */
public enum Origin {
  /** By the schedule. Only these readings move the watermark of their series. */
  SCHEDULE,
  /** To fill a gap from the meter's archive. */
  BACKFILL,
  /** Because somebody asked for it. */
  COMMAND,
  /** Nobody asked for it: the meter sent it by itself, or it was measured all the time. */
  PUSH
}
