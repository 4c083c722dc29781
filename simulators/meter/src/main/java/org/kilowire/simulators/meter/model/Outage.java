// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.time.Instant;

/**
 * A power fail, in the meter's own time.
 *
 * @param from the first instant without power
 * @param until the first instant with power again
 */
public record Outage(Instant from, Instant until) {

  public Outage {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("an outage ends after it begins: " + from + ", " + until);
    }
  }

  boolean covers(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }
}
