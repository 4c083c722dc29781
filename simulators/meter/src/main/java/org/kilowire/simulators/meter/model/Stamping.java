// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.cosem.time.CosemDateTime;
import org.kilowire.dlms.cosem.time.DeviationSign;

/**
 * How a meter writes time down.
 *
 * @param zone where it hangs
 * @param daylightSaving whether its local time follows the zone's daylight saving, or stays at
 *     standard time all year
 */
public record Stamping(ZoneId zone, boolean daylightSaving, Deviation deviation) {

  private static final int DST_BIT = 0x80;

  /** The date-time that the meter writes for {@code instant}. */
  public CosemDateTime write(Instant instant) {
    CosemDateTime full =
        CosemDateTime.of(instant, offset(instant), isSummer(instant) ? DST_BIT : 0, sign());
    return deviation == Deviation.UNSPECIFIED ? withoutDeviation(full) : full;
  }

  /**
   * The instant that somebody's date-time means to this meter: by its deviation, else as local
   * time, of which the daylight saving bit picks one where there are two. Empty if it is not
   * specified down to the second.
   */
  public Optional<Instant> read(CosemDateTime time) {
    Optional<Instant> exact = time.instant(sign());
    return exact.isPresent() ? exact : time.local().map(local -> read(local, time));
  }

  /** Whether the meter's local time is daylight saving time. */
  public boolean isSummer(Instant instant) {
    return daylightSaving && zone.getRules().isDaylightSavings(instant);
  }

  /** How far local time is ahead of UTC. */
  public ZoneOffset offset(Instant instant) {
    return daylightSaving
        ? zone.getRules().getOffset(instant)
        : zone.getRules().getStandardOffset(instant);
  }

  private Instant read(LocalDateTime local, CosemDateTime time) {
    if (!daylightSaving) {
      return local.toInstant(zone.getRules().getStandardOffset(local.toInstant(ZoneOffset.UTC)));
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.size() < 2
        ? local.atZone(zone).toInstant()
        : local.toInstant(offsets.get(time.status().daylightSaving() ? 0 : 1));
  }

  private DeviationSign sign() {
    return deviation == Deviation.OPPOSITE
        ? DeviationSign.UTC_TO_LOCAL
        : DeviationSign.LOCAL_TO_UTC;
  }

  private static CosemDateTime withoutDeviation(CosemDateTime full) {
    byte[] octets = full.octets().toArray();
    octets[9] = (byte) 0x80;
    octets[10] = 0;
    return new CosemDateTime(Octets.of(octets));
  }
}
