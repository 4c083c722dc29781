// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.util.List;
import java.util.Set;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireReceiver;
import org.kilowire.kura.host.ComponentDescriptions;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * How many ports a component has that was given none.
 *
 * @param inputs ports to receive at
 * @param outputs ports to emit at
 */
record PortCounts(int inputs, int outputs) {

  private static final List<String> CARDINALITIES =
      List.of(
          "input.cardinality.minimum",
          "input.cardinality.default",
          "input.cardinality.maximum",
          "output.cardinality.minimum",
          "output.cardinality.default",
          "output.cardinality.maximum");

  /**
   * The ports that a factory's component declares: its cardinality properties, or, without all of
   * them, one a service.
   */
  static PortCounts of(ComponentDescriptions components, String factoryPid) {
    return components.of().stream()
        .filter(description -> description.name.equals(factoryPid))
        .findFirst()
        .map(PortCounts::of)
        .orElse(new PortCounts(0, 0));
  }

  static PortCounts of(ComponentDescriptionDTO description) {
    if (CARDINALITIES.stream()
        .map(description.properties::get)
        .allMatch(Integer.class::isInstance)) {
      return new PortCounts(
          (Integer) description.properties.get("input.cardinality.default"),
          (Integer) description.properties.get("output.cardinality.default"));
    }
    Set<String> services = Set.of(description.serviceInterfaces);
    return new PortCounts(
        services.contains(WireReceiver.class.getName()) ? 1 : 0,
        services.contains(WireEmitter.class.getName()) ? 1 : 0);
  }
}
