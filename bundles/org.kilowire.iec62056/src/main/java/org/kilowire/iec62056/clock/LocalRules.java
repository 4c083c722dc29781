// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Where a meter's local time is, for times that do not say it.
 *
 * @param zone the zone
 * @param daylightSaving whether time without a season follows the zone's daylight saving, or is its
 *     standard time all year
 */
public record LocalRules(ZoneId zone, boolean daylightSaving) {

  private static final Duration SUMMER = Duration.ofHours(1);

  /**
   * The instants that a time may stand for: one, two in the hour that the clock is set back by, and
   * none in the hour that it is set forward by.
   */
  public List<Instant> instants(MeterTime time) {
    LocalDateTime local = time.local();
    return switch (time.season()) {
      case UTC -> List.of(local.toInstant(ZoneOffset.UTC));
      case STANDARD -> List.of(standard(local));
      case SUMMER -> List.of(standard(local).minus(SUMMER));
      case NONE ->
          daylightSaving
              ? zone.getRules().getValidOffsets(local).stream().map(local::toInstant).toList()
              : List.of(standard(local));
    };
  }

  private Instant standard(LocalDateTime local) {
    ZoneOffset standard = zone.getRules().getStandardOffset(local.toInstant(ZoneOffset.UTC));
    return local.toInstant(standard);
  }

  /** An instant as the meter writes it, with the season that holds then. */
  public MeterTime at(Instant instant) {
    ZoneOffset standard = zone.getRules().getStandardOffset(instant);
    boolean summer = daylightSaving && zone.getRules().isDaylightSavings(instant);
    Instant shown = summer ? instant.plus(SUMMER) : instant;
    return new MeterTime(
        LocalDateTime.ofInstant(shown, standard), summer ? Season.SUMMER : Season.STANDARD);
  }
}
