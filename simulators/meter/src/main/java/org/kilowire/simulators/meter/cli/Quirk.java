// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.cli;

import java.util.Locale;
import org.kilowire.simulators.meter.model.Deviation;
import org.kilowire.simulators.meter.model.MeterOptions;
import org.kilowire.simulators.meter.model.ProfileAccess;
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
  FROM_EXCLUDED;

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
    };
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
