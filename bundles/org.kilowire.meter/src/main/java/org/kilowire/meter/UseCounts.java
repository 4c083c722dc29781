// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.time.InstantSource;

/**
 * How often a day something of a meter was used that wears: a battery that each wake-up costs. One
 * count for all who use the gateway's meters; the gateway keeps it over restarts.
 *
 * <p>No call waits for a disk; all are safe on any thread.
 */
@FunctionalInterface
public interface UseCounts {

  /** Nobody counts: nothing that wears is used. */
  UseCounts NONE = (meter, use, most) -> false;

  /** A person stands at the meter and answers for it. */
  UseCounts UNBOUNDED = (meter, use, most) -> true;

  /**
   * Counts one use today (UTC), unless {@code most} are counted already.
   *
   * @param meter by the name that its user has for it: its id in the fleet, a driver's name
   * @param use what is used: {@code wake-up}, 1..32 characters
   * @param most uses of a day, at least 1
   * @return false where none is left, or where they cannot be counted: it is not to be used then
   */
  boolean count(String meter, String use, int most);

  /** Counts that end with the process, for tools and gateways without a store. */
  static UseCounts inMemory(InstantSource clock) {
    return new UseCountsInMemory(clock);
  }
}
