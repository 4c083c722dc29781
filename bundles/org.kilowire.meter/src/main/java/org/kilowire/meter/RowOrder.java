// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

/** What the order of a profile's rows tells of the order in which the meter wrote them. */
public enum RowOrder {
  /** It is that order. */
  WRITTEN,
  /**
   * Rows are sorted by time, for the meter keeps them by something else: what was written later
   * under an earlier time, behind a clock that was set back, stands before.
   */
  BY_TIME,
  /** The meter does not say how it keeps its rows; they are as it sent them. */
  UNSAID
}
