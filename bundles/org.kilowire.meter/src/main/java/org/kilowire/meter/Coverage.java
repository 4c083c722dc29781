// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.time.Instant;

/**
 * What a reading of a profile covered.
 *
 * @param rows how many rows were in the window asked for
 * @param passedOver how many rows the meter sent from outside the window
 * @param order what the order of the rows tells
 * @param unreadable what could not be placed
 */
public record Coverage(
    Instant from, Instant to, long rows, long passedOver, RowOrder order, Unreadable unreadable) {

  /** No row is later: a meter whose clock is wrong stamps its rows with any year it can show. */
  public static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /** All rows could be read, and came as they were written. */
  public Coverage(Instant from, Instant to, long rows, long passedOver) {
    this(from, to, rows, passedOver, RowOrder.WRITTEN, Unreadable.NOTHING);
  }
}
