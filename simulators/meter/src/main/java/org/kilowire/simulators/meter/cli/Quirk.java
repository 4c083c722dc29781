// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.cli;

import java.util.Locale;
import org.kilowire.simulators.meter.model.Deviation;
import org.kilowire.simulators.meter.model.MeterOptions;
import org.kilowire.simulators.meter.model.OddRows;
import org.kilowire.simulators.meter.model.ProfileAccess;
import org.kilowire.simulators.meter.model.ShownClock;
import org.kilowire.simulators.meter.model.Stamping;

/** Ways of their own that meters in the field have. */
enum Quirk {
  /** The deviation counts from UTC to local time. */
  OPPOSITE_DEVIATION,
  /** The deviation is 8000, not specified. */
  NO_DEVIATION,
  /** Standard time all year. */
  STANDARD_TIME,
  /** The load profile is sent whole or not at all. */
  NO_SELECTIVE_ACCESS,
  /** All columns are sent, whichever were chosen. */
  ALL_COLUMNS,
  /** A range is widened to whole hours. */
  WHOLE_HOURS,
  /** The row that is equal to the beginning of a range is left out. */
  FROM_EXCLUDED,
  /** The second of a row's time is not specified. */
  NO_SECONDS,
  /** A row of 0:00 is stamped 24:00 of the day before. */
  MIDNIGHT_IS_24,
  /** Slots that were never written stand amid the rows. */
  EMPTY_SLOTS,
  /** Rows with a value more than there are columns stand amid the rows. */
  WIDE_ROWS,
  /** Rows of the 13th month stand amid the rows. */
  IMPOSSIBLE_TIMES,
  /** The load profile captures attribute -1 of a manufacturer's object, too. */
  OWN_ATTRIBUTE,
  /** The first energy has a scaler and unit that is none. */
  BAD_SCALER,
  /** The clock shows a date-time of which nothing is specified. */
  UNDEFINED_CLOCK,
  /** Reading the clock is refused. */
  REFUSED_CLOCK,
  /** There is no clock object. */
  NO_CLOCK;

  MeterOptions apply(MeterOptions to) {
    ProfileAccess a = to.access();
    Stamping s = to.stamping();
    return switch (this) {
      case OPPOSITE_DEVIATION -> to.withStamping(with(s, Deviation.OPPOSITE));
      case NO_DEVIATION -> to.withStamping(with(s, Deviation.UNSPECIFIED));
      case STANDARD_TIME -> to.withStamping(new Stamping(s.zone(), false, s.deviation()));
      case NO_SELECTIVE_ACCESS ->
          to.withAccess(new ProfileAccess(false, a.columns(), a.wholeHours(), a.fromExcluded()));
      case ALL_COLUMNS ->
          to.withAccess(new ProfileAccess(a.selective(), false, a.wholeHours(), a.fromExcluded()));
      case WHOLE_HOURS ->
          to.withAccess(new ProfileAccess(a.selective(), a.columns(), true, a.fromExcluded()));
      case FROM_EXCLUDED ->
          to.withAccess(new ProfileAccess(a.selective(), a.columns(), a.wholeHours(), true));
      case NO_SECONDS -> with(to, OddRows.NO_SECONDS);
      case MIDNIGHT_IS_24 -> with(to, OddRows.MIDNIGHT_IS_24);
      case EMPTY_SLOTS -> with(to, OddRows.EMPTY_SLOTS);
      case WIDE_ROWS -> with(to, OddRows.WIDE_ROWS);
      case IMPOSSIBLE_TIMES -> with(to, OddRows.IMPOSSIBLE_TIMES);
      case OWN_ATTRIBUTE -> with(to, OddRows.OWN_ATTRIBUTE);
      case BAD_SCALER -> with(to, OddRows.BAD_SCALER);
      case UNDEFINED_CLOCK -> to.withShownClock(ShownClock.UNDEFINED);
      case REFUSED_CLOCK -> to.withShownClock(ShownClock.REFUSED);
      case NO_CLOCK -> to.withShownClock(ShownClock.ABSENT);
    };
  }

  private static MeterOptions with(MeterOptions to, OddRows way) {
    return to.withProfile(to.profile().with(way));
  }

  private static Stamping with(Stamping stamping, Deviation deviation) {
    return new Stamping(stamping.zone(), stamping.daylightSaving(), deviation);
  }

  /** As an option: {@code no-deviation}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
