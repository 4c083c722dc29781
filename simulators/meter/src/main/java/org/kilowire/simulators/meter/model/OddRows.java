// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

/** Ways in which rows of a load profile are odd, as meters in the field have them. */
public enum OddRows {
  /** The second of a row's time is FF, not specified. */
  NO_SECONDS,
  /** A row of 0:00 is stamped 24:00 of the day before. */
  MIDNIGHT_IS_24,
  /** Behind every fifth row stands a slot that was never written: all octets of its time are FF. */
  EMPTY_SLOTS,
  /** Behind every seventh row stands one with a value more than there are columns. */
  WIDE_ROWS,
  /** Behind every ninth row stands one whose time is the 13th month. */
  IMPOSSIBLE_TIMES,
  /** The last column captures attribute -1 of a manufacturer's object. */
  OWN_ATTRIBUTE,
  /** The first energy has a scaler and unit that is none. */
  BAD_SCALER
}
