// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import org.kilowire.meter.Coverage;

/** Times from {@code from} to {@code to}, both inclusive, in steps of 1 ms. */
record Window(Instant from, Instant to) {

  /** Whatever year a clock shows. */
  static final Window ALL = new Window(Instant.EPOCH, Coverage.LAST);

  /** The last multiple of {@code step} since 1970 that is not after {@code time}. */
  static Instant floor(Instant time, Duration step) {
    long millis = step.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
  }

  /** Whether it has no end. */
  boolean isOpen() {
    return !to.isBefore(Coverage.LAST);
  }

  boolean contains(Instant time) {
    return !time.isBefore(from) && !time.isAfter(to);
  }

  /** The same without fractions of a millisecond. */
  Window wholeMillis() {
    return new Window(
        Instant.ofEpochMilli(from.toEpochMilli()), Instant.ofEpochMilli(to.toEpochMilli()));
  }

  Duration length() {
    return Duration.between(from, to);
  }

  boolean isEmpty() {
    return to.isBefore(from);
  }

  /** Whether {@code other} overlaps this window or touches it. */
  boolean touches(Window other) {
    return !other.from.isAfter(to.plusMillis(1)) && !from.isAfter(other.to.plusMillis(1));
  }

  Window union(Window other) {
    return new Window(
        from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
  }
}
