// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.kilowire.meter.MeterType;
import org.kilowire.meter.Quantity;

/**
 * What is read of which meters, and when.
 *
 * @param id in the fleet; names the series of its register rounds
 * @param every whole seconds from {@link #LEAST_EVERY} to {@link #MOST_EVERY}; runs are due at its
 *     multiples since 1970-01-01T00:00:00Z
 * @param offset how much later than that a run is due: whole seconds, less than {@code every}
 * @param meters ids, each once, in the order they are read
 * @param registers what each run reads in one round
 * @param profiles the series each run brings up to date
 * @param from how far back a series that was never read is collected, {@link #LEAST_FROM} to {@link
 *     #MOST_FROM}
 * @param retry what is done when a meter does not answer
 * @param priority who goes first where a line is wanted twice
 */
public record Schedule(
    String id,
    Duration every,
    Duration offset,
    List<String> meters,
    Selection registers,
    Selection profiles,
    Duration from,
    Retry retry,
    Priority priority) {

  public static final Duration LEAST_EVERY = Duration.ofSeconds(1);
  public static final Duration MOST_EVERY = Duration.ofDays(31);
  public static final Duration LEAST_FROM = Duration.ofHours(1);
  public static final Duration MOST_FROM = Duration.ofDays(3660);
  public static final Duration DEFAULT_FROM = Duration.ofDays(40);

  /** How urgent a run is, the most urgent first. */
  public enum Priority {
    /** The run is due now. */
    SCHEDULE,
    /** It can wait for those that are. */
    BACKFILL
  }

  public Schedule {
    Ids.check("schedule", id);
    Objects.requireNonNull(retry);
    Objects.requireNonNull(priority);
    meters = List.copyOf(meters);
    if (!within(every, LEAST_EVERY, MOST_EVERY) || !wholeSeconds(every)) {
      throw new IllegalArgumentException(id + ": a period out of range: " + every);
    }
    if (offset.isNegative() || offset.compareTo(every) >= 0 || !wholeSeconds(offset)) {
      throw new IllegalArgumentException(id + ": an offset out of range: " + offset);
    }
    if (!within(from, LEAST_FROM, MOST_FROM)) {
      throw new IllegalArgumentException(id + ": a first collection out of range: " + from);
    }
    if (new HashSet<>(meters).size() != meters.size()) {
      throw new IllegalArgumentException(id + ": a meter is named twice");
    }
    if (registers.isNothing() && profiles.isNothing()) {
      throw new IllegalArgumentException(id + ": reads nothing");
    }
  }

  /** When the first run after {@code time} is due; never {@code time} itself. */
  public Instant next(Instant time) {
    long period = every.toSeconds();
    long shift = offset.toSeconds();
    long runs = Math.floorDiv(time.getEpochSecond() - shift, period) + 1;
    return Instant.ofEpochSecond(runs * period + shift);
  }

  /** The series that its register rounds belong to. */
  public Quantity round() {
    return Quantity.round(id);
  }

  /** The registers that a run reads of a meter of {@code type}; empty if none. */
  public List<Quantity> registersOf(MeterType type) {
    return registers.from(type.registers());
  }

  /** The series that a run brings up to date of a meter of {@code type}; empty if none. */
  public List<Quantity> profilesOf(MeterType type) {
    return profiles.from(type.profiles());
  }

  private static boolean within(Duration time, Duration least, Duration most) {
    return time.compareTo(least) >= 0 && time.compareTo(most) <= 0;
  }

  private static boolean wholeSeconds(Duration time) {
    return time.equals(time.truncatedTo(ChronoUnit.SECONDS));
  }
}
