// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import java.util.Set;

/**
 * That parked meters are to be asked again, as somebody has put it into a component's field.
 *
 * @param request who wants it and in which words: each is obeyed once
 * @param meters ids in the fleet, or {@link #ALL}
 */
public record ParkingRelease(String request, Set<String> meters) {

  /** Stands for every meter of the fleet. */
  public static final String ALL = "all";

  public ParkingRelease {
    meters = Set.copyOf(meters);
  }

  boolean names(String meter) {
    return meters.contains(ALL) || meters.contains(meter);
  }
}
