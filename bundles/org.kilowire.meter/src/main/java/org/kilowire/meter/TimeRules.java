// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.time.ZoneId;

/**
 * What a type's time stamps mean.
 *
 * @param stamps whether an interval's stamp is its end or its start
 * @param zone where a stamp says no deviation, the local time it is in
 * @param daylightSaving whether such local time follows the zone's daylight saving, or its standard
 *     time all year
 * @param deviation the sign of the deviation field
 */
public record TimeRules(
    Stamps stamps, ZoneId zone, boolean daylightSaving, DeviationSign deviation) {

  /** Which edge of the interval a stamp names. */
  public enum Stamps {
    END,
    START
  }

  /** IEC 62056-6-2 counts the deviation from local time to UTC: CET is -60. */
  public enum DeviationSign {
    LOCAL_TO_UTC,
    UTC_TO_LOCAL
  }
}
