// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.kilowire.meter.Coverage;

/** The times of rows that are wanted, both ends included. */
record Window(Instant from, Instant to) {

  /** What of it is later than {@code time}, from the next second on: bounds have no less. */
  Window after(Instant time) {
    return time.isBefore(from)
        ? this
        : new Window(time.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1), to);
  }

  Duration length() {
    return Duration.between(from, to);
  }

  /** A whole second. */
  Instant middle() {
    return from.plus(length().dividedBy(2)).truncatedTo(ChronoUnit.SECONDS);
  }

  static Window of(ProfileSelection wanted) {
    return wanted instanceof ProfileSelection.Between between
        ? new Window(between.from(), between.to())
        : new Window(Instant.EPOCH, Coverage.LAST);
  }
}
