// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.time.Instant;

/** The times of rows that are wanted, both ends included. */
record Window(Instant from, Instant to) {

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  static Window of(ProfileSelection wanted) {
    return wanted instanceof ProfileSelection.Between between
        ? new Window(between.from(), between.to())
        : new Window(Instant.EPOCH, LAST);
  }
}
