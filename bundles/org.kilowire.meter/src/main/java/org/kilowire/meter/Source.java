// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Where a block of readings comes from.
 *
 * @param meter id of the meter in the fleet
 * @param device identity read in the same session; a replaced meter is another device
 * @param series the profile, the log, or the round
 * @param origin why it was read
 * @param readAt when, by the gateway's clock
 * @param clockProven whether the gateway's clock was known to be right at that time
 * @param period length of the interval that ends at a row's time; zero for momentary values
 */
public record Source(
    String meter,
    String device,
    Quantity series,
    Origin origin,
    Instant readAt,
    boolean clockProven,
    Duration period) {

  public Source {
    Objects.requireNonNull(meter);
    Objects.requireNonNull(device);
    Objects.requireNonNull(series);
    Objects.requireNonNull(origin);
    Objects.requireNonNull(readAt);
    if (period.isNegative()) {
      throw new IllegalArgumentException("a period is not negative: " + period);
    }
  }
}
