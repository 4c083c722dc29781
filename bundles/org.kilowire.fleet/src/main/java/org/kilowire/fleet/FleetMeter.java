// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet;

import java.util.Objects;
import org.kilowire.meter.Meter;

/**
 * A meter and the line it is on.
 *
 * @param meter its type and its own traits over its type's over its protocol's defaults
 * @param line {@link Line#id}
 * @param trace whether all that passes on the line is logged while this meter is read
 */
public record FleetMeter(Meter meter, String line, boolean trace) {

  public FleetMeter {
    Objects.requireNonNull(meter);
    Ids.check("meter", meter.id());
    Ids.check("line", line);
  }

  /** A meter without a trace. */
  public FleetMeter(Meter meter, String line) {
    this(meter, line, false);
  }

  /** The meter's id in the fleet. */
  public String id() {
    return meter.id();
  }
}
