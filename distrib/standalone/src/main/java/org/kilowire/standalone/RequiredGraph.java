// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.eclipse.kura.wire.graph.WireGraphService;

/** The wire graph, with what a gateway cannot do without. What else is in it stays. */
public final class RequiredGraph {

  private static final String FACTORY = "service.factoryPid";

  private final List<WireComponentConfiguration> components;
  private final List<MultiportWireConfiguration> wires;
  private final WireGraphService service;
  private boolean changed;

  public RequiredGraph(WireGraphService service) throws KuraException {
    this.service = service;
    WireGraphConfiguration now = service.get();
    this.components = new ArrayList<>(now.getWireComponentConfigurations());
    this.wires = new ArrayList<>(now.getWireConfigurations());
  }

  /** A component of a graph, as the service takes it. */
  private record Wanted(String getPid, Map<String, Object> getConfigurationProperties)
      implements ComponentConfiguration {

    @Override
    public OCD getDefinition() {
      return null; // Kura's API says so for a configuration that is handed in
    }

    @Override
    public String getPid() {
      return getPid;
    }

    @Override
    public Map<String, Object> getConfigurationProperties() {
      return getConfigurationProperties;
    }
  }

  /** Has a component in the graph; one that is there keeps its place and its settings. */
  public RequiredGraph component(String factory, String pid, int inputs, int outputs, double x) {
    boolean there =
        components.stream().anyMatch(one -> one.getConfiguration().getPid().equals(pid));
    if (!there) {
      Map<String, Object> properties = new HashMap<>();
      properties.put(ConfigurationService.KURA_SERVICE_PID, pid);
      properties.put(FACTORY, factory);
      Map<String, Object> place =
          Map.of(
              "inputPortCount",
              inputs,
              "outputPortCount",
              outputs,
              "position.x",
              x,
              "position.y",
              0d);
      components.add(new WireComponentConfiguration(new Wanted(pid, properties), place));
      changed = true;
    }
    return this;
  }

  /** Has a wire from the first port of one to the first port of another. */
  public RequiredGraph wire(String emitter, String receiver) {
    boolean there =
        wires.stream()
            .anyMatch(
                one ->
                    one.getEmitterPid().equals(emitter) && one.getReceiverPid().equals(receiver));
    if (!there) {
      wires.add(new MultiportWireConfiguration(emitter, receiver, 0, 0));
      changed = true;
    }
    return this;
  }

  /** Applies what was added. */
  public void apply() throws KuraException {
    if (changed) {
      service.update(new WireGraphConfiguration(components, wires));
    }
  }
}
