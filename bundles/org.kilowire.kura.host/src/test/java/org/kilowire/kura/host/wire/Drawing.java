// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.eclipse.kura.wire.graph.WireGraphService;

/** A graph being drawn. */
public final class Drawing {

  private final WireGraphService graph;
  private final Map<String, WireComponentConfiguration> components = new LinkedHashMap<>();
  private final List<MultiportWireConfiguration> wires = new ArrayList<>();

  /** Begins with an empty graph. */
  public Drawing(WireGraphFixture fixture) throws InterruptedException {
    this.graph = fixture.service(WireGraphService.class);
  }

  public WireGraphService service() {
    return graph;
  }

  public Drawing component(String pid, String factoryPid) {
    return component(pid, factoryPid, Map.of());
  }

  /** Draws a component, or draws it anew. */
  public Drawing component(String pid, String factoryPid, Map<String, Object> properties) {
    Map<String, Object> all = new HashMap<>(properties);
    if (factoryPid != null) {
      all.put("service.factoryPid", factoryPid);
    }
    components.put(pid, new WireComponentConfiguration(configuration(pid, all), Map.of()));
    return this;
  }

  private static ComponentConfiguration configuration(String pid, Map<String, Object> properties) {
    return new ComponentConfiguration() {
      @Override
      public String getPid() {
        return pid;
      }

      @Override
      public OCD getDefinition() {
        return null;
      }

      @Override
      public Map<String, Object> getConfigurationProperties() {
        return properties;
      }
    };
  }

  public Drawing without(String pid) {
    components.remove(pid);
    wires.removeIf(wire -> wire.getEmitterPid().equals(pid) || wire.getReceiverPid().equals(pid));
    return this;
  }

  public Drawing wire(String emitter, String receiver) {
    wires.add(new MultiportWireConfiguration(emitter, receiver, 0, 0));
    return this;
  }

  /** Has the graph be as it is drawn. */
  public void put() throws KuraException {
    graph.update(new WireGraphConfiguration(List.copyOf(components.values()), List.copyOf(wires)));
  }
}
