// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.util.Map;

/**
 * How an uplink stands.
 *
 * @param connected to the broker
 * @param counts since it was made; every constant has a number
 */
public record UplinkStatus(boolean connected, Map<UplinkCount, Long> counts) {

  public UplinkStatus {
    counts = Map.copyOf(counts);
  }

  public long count(UplinkCount which) {
    return counts.getOrDefault(which, 0L);
  }
}
