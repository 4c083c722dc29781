// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire.graph;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A whole graph. */
public class WireGraphConfiguration {
  private final List<WireComponentConfiguration> components;
  private final List<MultiportWireConfiguration> wires;

  public WireGraphConfiguration(
      List<WireComponentConfiguration> components, List<MultiportWireConfiguration> wires) {
    this.components = requireNonNull(components, "components");
    this.wires = requireNonNull(wires, "wires");
  }

  public List<WireComponentConfiguration> getWireComponentConfigurations() {
    return components;
  }

  public List<MultiportWireConfiguration> getWireConfigurations() {
    return wires;
  }
}
