// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.clock.MeterTime;
import org.kilowire.iec62056.clock.Season;

/**
 * The times of rows: a header's stamp is the end of the first, and each further one is a period
 * later. Of two instants that a stamp may stand for it is the one that follows the row before.
 */
final class RowClock {

  private final LocalRules rules;
  private Instant last;
  private Instant next;
  private Duration period = Duration.ZERO;
  private boolean ambiguous;
  private boolean first;

  /** Whether an answer has begun, whose rows may be older than those of the one before. */
  private boolean fresh;

  /** Nanoseconds of the day at which the next row ends, in the header's own time. */
  private long ofDay;

  RowClock(LocalRules rules) {
    this.rules = rules;
  }

  /** An answer begins. */
  void answer() {
    fresh = true;
  }

  /** A header begins; false where its stamp is no time. */
  boolean header(ProfileHeader header) {
    Instant due = next;
    next = null;
    period = Duration.ofMinutes(header.periodMinutes());
    Optional<MeterTime> stamp = MeterTime.parse(header.stamp());
    if (stamp.isEmpty()) {
      return false;
    }
    List<Instant> instants = rules.instants(stamp.get());
    if (instants.isEmpty()) {
      return false;
    }
    if (instants.size() == 1) {
      ambiguous = false;
      next = instants.get(0);
    } else {
      next = choose(instants, due);
    }
    fresh = false;
    ofDay = stamp.get().local().toLocalTime().toNanoOfDay();
    if (stamp.get().season() == Season.UTC) {
      // The grid is that of the meter's days, which begin at midnight UTC.
      ofDay = LocalTime.ofInstant(next, ZoneOffset.UTC).toNanoOfDay();
    }
    first = true;
    return true;
  }

  /**
   * What is due behind the row before, and at the beginning of an answer that row once more, are as
   * certain as that row was. Else the order tells, but not that of logs, which is not that of time.
   */
  private Instant choose(List<Instant> instants, Instant due) {
    boolean profile = !period.isZero();
    if (profile && instants.contains(due)) {
      return due;
    }
    if (profile && fresh && instants.contains(last)) {
      return last;
    }
    Instant early = instants.get(0);
    Instant late = instants.get(1);
    boolean inOrder = profile && !fresh && last != null;
    boolean onlyLate = inOrder && !early.isAfter(last) && late.isAfter(last);
    ambiguous = !onlyLate;
    return onlyLate ? late : early;
  }

  boolean isAmbiguous() {
    return ambiguous;
  }

  boolean isFirst() {
    return first;
  }

  Instant end() {
    return next;
  }

  boolean isOffGrid() {
    return !period.isZero() && ofDay % period.toNanos() != 0;
  }

  /** Behind a short piece the next row ends where its period does. */
  void advance() {
    last = next;
    first = false;
    if (period.isZero()) {
      return;
    }
    long behind = ofDay % period.toNanos();
    next = next.plus(period).minusNanos(behind);
    ofDay += period.toNanos() - behind;
  }
}
