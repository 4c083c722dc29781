// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.kilowire.meter.Coverage;

/** The times of rows that are wanted, both ends included. */
record TimeRange(Instant from, Instant to) {

  /** What of it is later than {@code time}, from the next second on: bounds have no less. */
  TimeRange after(Instant time) {
    return time.isBefore(from)
        ? this
        : new TimeRange(time.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1), to);
  }

  Duration length() {
    return Duration.between(from, to);
  }

  /** A whole second. */
  Instant middle() {
    return from.plus(length().dividedBy(2)).truncatedTo(ChronoUnit.SECONDS);
  }

  static TimeRange of(ProfileSelection wanted) {
    return wanted instanceof ProfileSelection.Between between
        ? new TimeRange(between.from(), between.to())
        : new TimeRange(Instant.EPOCH, Coverage.LAST);
  }
}
