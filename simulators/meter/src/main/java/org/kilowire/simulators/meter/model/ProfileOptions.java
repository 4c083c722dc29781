// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kilowire.dlms.cosem.profile.SortMethod;

/**
 * What a meter's load profile is like.
 *
 * @param period the capture period, 1 s..1 day in whole seconds
 * @param days how many days of history there are at the start, 0..3,660
 * @param entries how many rows the archive holds, 1..{@value #MAX_ENTRIES}; the oldest go first
 * @param outageDays one day in so many has a power fail; 0: none has
 * @param clockWasFast in the history, when the clock was found to be fast and set back to the true
 *     time, so that rows were written again under earlier times
 * @param sort how rows are kept; all methods but FIFO and LIFO sort by the first energy
 * @param odd what is odd about them
 */
public record ProfileOptions(
    Duration period,
    int days,
    int entries,
    int outageDays,
    List<FastClock> clockWasFast,
    SortMethod sort,
    Set<OddRows> odd) {

  /** The most rows of an archive. */
  public static final int MAX_ENTRIES = 500_000;

  private static final long DAY = 86_400;

  /**
   * A clock that was set back.
   *
   * @param at the true time
   * @param by how much it was fast until then
   */
  public record FastClock(Instant at, Duration by) {
    public FastClock {
      if (by.isNegative() || by.isZero()) {
        throw new IllegalArgumentException("a fast clock is ahead: " + by);
      }
    }
  }

  public ProfileOptions {
    long seconds = period.toSeconds();
    if (!period.equals(Duration.ofSeconds(seconds)) || seconds < 1 || seconds > DAY) {
      throw new IllegalArgumentException("capture period must be 1..86400 s: " + period);
    }
    if (days < 0 || days > 3660) {
      throw new IllegalArgumentException("days of history must be 0..3660: " + days);
    }
    if (entries < 1 || entries > MAX_ENTRIES) {
      throw new IllegalArgumentException("entries must be 1.." + MAX_ENTRIES + ": " + entries);
    }
    if (outageDays < 0) {
      throw new IllegalArgumentException("days between power fails: " + outageDays);
    }
    clockWasFast = List.copyOf(clockWasFast);
    odd = Set.copyOf(odd);
  }

  /**
   * A history of so many days, with a power fail every ten days or so and room for as many rows
   * again and a thousand.
   *
   * @throws IllegalArgumentException if that is more than {@value #MAX_ENTRIES} rows
   */
  public static ProfileOptions of(Duration period, int days) {
    long rows = days * DAY / Math.max(1, period.toSeconds());
    if (rows > MAX_ENTRIES) {
      throw new IllegalArgumentException(
          days + " days of history are " + rows + " rows; at most " + MAX_ENTRIES + " are kept");
    }
    int entries = (int) Math.min(MAX_ENTRIES, 2 * rows + 1000);
    return new ProfileOptions(period, days, entries, 10, List.of(), SortMethod.FIFO, Set.of());
  }

  /** The same with power fails on one day in so many; 0: on none. */
  public ProfileOptions withOutageDays(int outageDays) {
    return new ProfileOptions(period, days, entries, outageDays, clockWasFast, sort, odd);
  }

  /** The same with room for so many rows. */
  public ProfileOptions withEntries(int entries) {
    return new ProfileOptions(period, days, entries, outageDays, clockWasFast, sort, odd);
  }

  /** The same with a clock that was set back in the history. */
  public ProfileOptions withFastClock(Instant at, Duration by) {
    List<FastClock> all = new ArrayList<>(clockWasFast);
    all.add(new FastClock(at, by));
    return new ProfileOptions(period, days, entries, outageDays, all, sort, odd);
  }

  /** The same with rows kept in another order. */
  public ProfileOptions withSort(SortMethod sort) {
    return new ProfileOptions(period, days, entries, outageDays, clockWasFast, sort, odd);
  }

  /** The same with rows that are odd in one way more. */
  public ProfileOptions with(OddRows way) {
    Set<OddRows> all = new HashSet<>(odd);
    all.add(way);
    return new ProfileOptions(period, days, entries, outageDays, clockWasFast, sort, all);
  }
}
