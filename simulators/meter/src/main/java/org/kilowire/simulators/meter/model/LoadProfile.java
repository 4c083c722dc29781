// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

/**
 * The archive of a meter, in the order in which it was written: a row for each end of a capture
 * period that the meter's clock passes while there is power. A clock set back writes rows again
 * under earlier times; a clock set forward leaves rows out.
 */
final class LoadProfile {

  /** Row numbers count periods from here, so that another run gives a time the same values. */
  private static final long ERA = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();

  private final long period;
  private final Stamping stamping;
  private final Outages outages;
  private final ObjIntConsumer<Instant> log;
  private final ArchiveRows rows;

  /** The end of the last period that has passed, in periods since 1970. */
  private long last;

  private long number;
  private Instant latest = Instant.MIN;
  private Optional<Outage> outage = Optional.empty();
  private boolean adjusted;

  /**
   * An empty archive.
   *
   * @param log told of power fails as they are noticed
   */
  LoadProfile(
      String serial,
      Duration period,
      int capacity,
      Stamping stamping,
      Outages outages,
      ObjIntConsumer<Instant> log) {
    this.period = period.toSeconds();
    this.stamping = stamping;
    this.outages = outages;
    this.log = log;
    this.rows = new ArchiveRows(capacity, stamping, number -> Energies.of(serial, number));
  }

  /** The clock begins to run; nothing is captured before. */
  void begin(Instant clock) {
    last = periods(clock);
  }

  /** The clock has run on to {@code clock}. */
  void runTo(Instant clock) {
    long now = periods(clock);
    last = Math.max(last, now - rows.capacity());
    while (last < now) {
      last++;
      pass(Instant.ofEpochSecond(last * period));
    }
  }

  /**
   * The clock has been set to {@code clock}, having {@linkplain #runTo run} to where it was. A
   * clock set beyond the end of the running period ends that one; the periods after it are left
   * out.
   */
  void set(Instant clock) {
    long now = periods(clock);
    adjusted = true;
    if (now > last) {
      pass(Instant.ofEpochSecond((last + 1) * period));
      adjusted = now > last + 1;
    }
    last = now;
  }

  /** All rows, the oldest first. */
  List<ArchiveRow> rows() {
    return rows;
  }

  int capacity() {
    return rows.capacity();
  }

  private long periods(Instant clock) {
    return Math.floorDiv(clock.getEpochSecond(), period);
  }

  private void pass(Instant end) {
    Optional<Outage> now = outages.at(end);
    if (now.isPresent()) {
      if (outage.isEmpty()) {
        log.accept(now.get().from(), Event.POWER_DOWN);
      }
      outage = now;
      return;
    }
    capture(end);
    outage.ifPresent(over -> log.accept(over.until(), Event.POWER_UP));
    outage = Optional.empty();
    adjusted = false;
  }

  private void capture(Instant end) {
    number = Math.max(number + 1, end.getEpochSecond() / period - ERA / period);
    int status =
        (outage.isPresent() ? RowStatus.POWER_DOWN : 0)
            | (adjusted ? RowStatus.CLOCK_ADJUSTED : 0)
            | (stamping.isSummer(end) ? RowStatus.DAYLIGHT_SAVING : 0);
    rows.add(number, ordinal(end), end.getEpochSecond(), status);
    latest = latest.isBefore(end) ? end : latest;
  }

  private int ordinal(Instant end) {
    return latest.isBefore(end) ? 0 : rows.count(end.getEpochSecond());
  }
}
