// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.time.Instant;
import org.kilowire.meter.Coverage;

/** The times of rows that are wanted, both ends included. */
record Window(Instant from, Instant to) {

  static Window of(ProfileSelection wanted) {
    return wanted instanceof ProfileSelection.Between between
        ? new Window(between.from(), between.to())
        : new Window(Instant.EPOCH, Coverage.LAST);
  }
}
