// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kilowire.conversation.Occurrences;
import org.kilowire.fleet.FleetMeter;
import org.kilowire.meter.Quantity;

/** What is remembered of a meter while its fleet entry stays the same. Owned by the loop. */
final class MeterState {

  final FleetMeter entry;

  /**
   * The highest offset that the clock had while a series was not read to its end: a clock set
   * forward and then back a little was set back all the same.
   */
  final Map<Quantity, Duration> highest = new HashMap<>();

  /** Whether it was not asked lately since it has refused the password. */
  boolean parked;

  /** How often in a row it did not say its time. */
  final Occurrences clockUnread = new Occurrences();

  /** Series of which all was read in vain, each with when it is worth another try. */
  final Map<Quantity, Instant> nothingNew = new HashMap<>();

  /** The wrong device that was last told of. */
  Optional<String> stranger = Optional.empty();

  /** The clock offset that an event has last told of, or that was as it should be. */
  Optional<Duration> told = Optional.empty();

  /** Series whose rows came in an unexpected order. */
  final Set<Quantity> suspects = new HashSet<>();

  /** What was last told of rows that could not be read. */
  final Map<Quantity, List<String>> unreadable = new HashMap<>();

  private Optional<String> device = Optional.empty();
  private Optional<Instant> lastSuccess = Optional.empty();
  private Optional<String> lastReason = Optional.empty();
  private Optional<Duration> offset = Optional.empty();
  private int failures;
  private long rows;

  MeterState(FleetMeter entry) {
    this.entry = entry;
  }

  /** The right device answered. */
  void met(String who) {
    stranger = Optional.empty();
    if (!device.equals(Optional.of(who))) {
      device = Optional.of(who);
      highest.clear();
      suspects.clear();
      unreadable.clear();
      nothingNew.clear();
      told = Optional.empty();
    }
  }

  /** The clock's offset; empty where the meter does not say its time. */
  void clock(Optional<Duration> now) {
    offset = now;
    if (now.isPresent()) {
      clockUnread.reset();
    }
  }

  void ended(MeterResult result, Instant at) {
    rows += result.rows();
    lastReason = result.failure().map(reason -> reason.code());
    if (result.ok()) {
      failures = 0;
      lastSuccess = Optional.of(at);
    } else {
      failures++;
    }
  }

  MeterStatus status() {
    return new MeterStatus(
        entry.id(), device, lastSuccess, lastReason, failures, parked, offset, rows);
  }
}
