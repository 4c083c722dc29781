// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a meter had no power: on some days, which depend on nothing but its seed, so that another
 * run finds the same, and whenever somebody says so. A power fail stops the captures, not the line.
 */
final class Outages {

  private static final int MAX_ADDED = 1000;
  private static final int LONGEST = 8;
  private static final Duration HALF_DAY = Duration.ofHours(12);

  private final String seed;
  private final int everyDays;
  private final Duration period;
  private final List<Outage> added = new ArrayList<>();

  /**
   * Power fails of a meter.
   *
   * @param everyDays one day in so many has a power fail; 0: none has
   * @param period what a power fail is at least as long as, so that a row is missing
   */
  Outages(String seed, int everyDays, Duration period) {
    this.seed = seed;
    this.everyDays = everyDays;
    this.period = period;
  }

  void add(Outage outage) {
    if (added.size() == MAX_ADDED) {
      added.remove(0);
    }
    added.add(outage);
  }

  /** The power fail that {@code instant} lies in. */
  Optional<Outage> at(Instant instant) {
    return added.stream()
        .filter(one -> one.covers(instant))
        .findFirst()
        .or(() -> ofDay(instant).filter(one -> one.covers(instant)));
  }

  private Optional<Outage> ofDay(Instant instant) {
    long day = Math.floorDiv(instant.getEpochSecond(), 86_400);
    if (everyDays == 0 || Mix.below(everyDays, seed, day, 0) != 0) {
      return Optional.empty();
    }
    Instant from =
        Instant.ofEpochSecond(day * 86_400 + Mix.below(HALF_DAY.toSeconds(), seed, day, 1));
    Duration length = period.multipliedBy(1 + Mix.below(LONGEST, seed, day, 2));
    return Optional.of(
        new Outage(from, from.plus(length.compareTo(HALF_DAY) > 0 ? HALF_DAY : length)));
  }
}
