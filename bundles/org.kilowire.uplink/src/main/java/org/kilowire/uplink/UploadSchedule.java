// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.time.Duration;
import java.time.Instant;

/**
 * When readings are uploaded: as soon as they are there, or at every full {@code every} since 1970
 * (UTC) plus {@code offset}, so that gateways with different offsets do not all come at once.
 *
 * @param every zero for at once, else from 1 s to a day
 * @param offset 0 or more, below {@code every}
 */
public record UploadSchedule(Duration every, Duration offset) {

  public static final UploadSchedule AT_ONCE = new UploadSchedule(Duration.ZERO, Duration.ZERO);

  public UploadSchedule {
    boolean atOnce = every.isZero();
    if (!atOnce && (every.compareTo(Duration.ofSeconds(1)) < 0 || every.toDays() > 1)) {
      throw new IllegalArgumentException("an upload is every 1 s to every day: " + every);
    }
    if (offset.isNegative() || (atOnce ? !offset.isZero() : offset.compareTo(every) >= 0)) {
      throw new IllegalArgumentException("an offset is below " + every + ": " + offset);
    }
  }

  public boolean atOnce() {
    return every.isZero();
  }

  /** The first upload after {@code time}; of no meaning for at once. */
  public Instant after(Instant time) {
    long period = every.toMillis();
    long shift = offset.toMillis();
    return Instant.ofEpochMilli(
        (Math.floorDiv(time.toEpochMilli() - shift, period) + 1) * period + shift);
  }
}
