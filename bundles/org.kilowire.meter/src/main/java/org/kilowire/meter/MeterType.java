// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.util.List;
import java.util.Map;

/**
 * What meters of one kind have in common, their quirks included.
 *
 * @param id in the fleet
 * @param protocol {@link MeterProtocol#id}
 * @param traits values of the protocol's traits; defaults are not filled in
 * @param time what its stamps mean
 * @param registers what a round reads unless its schedule says otherwise
 * @param profiles the series a schedule collects unless it says otherwise
 */
public record MeterType(
    String id,
    String protocol,
    Map<String, Object> traits,
    TimeRules time,
    List<Quantity> registers,
    List<Quantity> profiles) {

  public MeterType {
    traits = Map.copyOf(traits);
    registers = List.copyOf(registers);
    profiles = List.copyOf(profiles);
  }
}
