// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import org.kilowire.meter.Quality;
import org.kilowire.meter.Traits;

/**
 * How a type's profile rows are read.
 *
 * @param nullIsAsBefore null-data in a row stands for the value of the row before
 * @param invalid bits of the status that say that the values are not valid
 * @param powerDown bits of the status that say that the supply failed
 * @param clockAdjusted bits of the status that say that the clock was set
 * @param rowsABlock how many rows a block is handed on with, 1..4096
 */
record ProfileRules(
    boolean nullIsAsBefore, long invalid, long powerDown, long clockAdjusted, int rowsABlock) {

  /** Large enough that a block's head is nothing beside its rows, small enough for one message. */
  static final int ROWS_A_BLOCK = 1024;

  static ProfileRules of(Traits traits) {
    return new ProfileRules(
        traits.choice(DlmsTraits.NULL_VALUES).equals(DlmsTraits.AS_BEFORE),
        traits.integer(DlmsTraits.STATUS_INVALID),
        traits.integer(DlmsTraits.STATUS_POWER_DOWN),
        traits.integer(DlmsTraits.STATUS_CLOCK_ADJUSTED),
        ROWS_A_BLOCK);
  }

  ProfileRules withRowsABlock(int rows) {
    return new ProfileRules(nullIsAsBefore, invalid, powerDown, clockAdjusted, rows);
  }

  /** The same where rows have no gaps any more. */
  ProfileRules withoutGaps() {
    return new ProfileRules(false, invalid, powerDown, clockAdjusted, rowsABlock);
  }

  /** What a row's status means. */
  int quality(long status) {
    int bits = 0;
    if ((status & invalid) != 0) {
      bits |= Quality.bits(Quality.INVALID);
    }
    if ((status & powerDown) != 0) {
      bits |= Quality.bits(Quality.POWER_DOWN);
    }
    if ((status & clockAdjusted) != 0) {
      bits |= Quality.bits(Quality.CLOCK_ADJUSTED);
    }
    return bits;
  }
}
