// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.time.Instant;
import java.util.Map;

/**
 * Something about a meter that somebody should know and that is no reading.
 *
 * @param meter id in the fleet
 * @param code what happened, the {@link org.kilowire.conversation.Reason#code} where there is one:
 *     {@code wrong-device}, {@code clock-set-back}
 * @param at by the gateway's clock
 * @param details by name; never a secret
 */
public record MeterEvent(String meter, String code, Instant at, Map<String, String> details) {

  public MeterEvent {
    details = Map.copyOf(details);
  }
}
