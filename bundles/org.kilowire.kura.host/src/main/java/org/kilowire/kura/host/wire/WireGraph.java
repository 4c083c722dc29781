// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.graph.Constants;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.eclipse.kura.wire.graph.WireGraphService;
import org.kilowire.kura.host.ComponentDescriptions;
import org.kilowire.kura.host.configuration.ShownConfiguration;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.wireadmin.WireAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wire graph. It is kept as one property of a configuration, so that a snapshot has it and a
 * restart brings the wires back; the components have configurations of their own. A change is not
 * applied as a whole: what was done before a failure stays done, as in Kura.
 */
@Designate(ocd = WireGraph.Config.class)
@Component(
    name = WireGraph.PID,
    service = {WireGraphService.class, ConfigurableComponent.class},
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = ConfigurationService.KURA_SERVICE_PID + "=" + WireGraph.PID)
public final class WireGraph implements WireGraphService, ConfigurableComponent {

  static final String PID = "org.eclipse.kura.wire.graph.WireGraphService";
  static final String GRAPH = "WireGraph";

  private static final String NONE = "{\"components\":[],\"wires\":[]}";
  private static final String FACTORY_PID = "service.factoryPid";
  private static final String ASSET_FACTORY = "org.eclipse.kura.wire.WireAsset";
  private static final Logger LOG = LoggerFactory.getLogger(WireGraph.class);

  /** The configuration, as people see it. */
  @ObjectClassDefinition(id = PID, name = "Wire Graph", description = "Components and wires")
  @interface Config {
    @SuppressWarnings("MemberName") // the name of the property
    @AttributeDefinition(
        name = GRAPH,
        description = "Components and wires, as JSON",
        required = false)
    String WireGraph() default NONE;
  }

  private final ConfigurationService configurations;
  private final ComponentDescriptions components;
  private final WireSynchronizer wiring;
  private volatile GraphDocument graph = GraphDocument.EMPTY;

  @Activate
  public WireGraph(
      BundleContext context,
      @Reference ConfigurationService configurations,
      @Reference ServiceComponentRuntime runtime,
      @Reference WireAdmin admin,
      Map<String, Object> properties) {
    this.configurations = configurations;
    this.components = new ComponentDescriptions(runtime);
    this.wiring = new WireSynchronizer(context, admin);
    wiring.open();
    configure(properties);
  }

  @Modified
  void configure(Map<String, Object> properties) {
    Object text = properties.getOrDefault(GRAPH, NONE);
    try {
      apply(GraphCodec.decode(text.toString()));
    } catch (IllegalArgumentException e) {
      LOG.error("{} of {}: {}; the wires stay as they are", GRAPH, PID, e.getMessage());
    }
  }

  @Deactivate
  void stop() {
    wiring.close();
  }

  private void apply(GraphDocument next) {
    if (!next.equals(graph)) {
      graph = next;
      wiring.want(next.wires());
    }
  }

  @Override
  public synchronized void update(WireGraphConfiguration configuration) throws KuraException {
    Set<String> gone = new HashSet<>(graph.components().keySet());
    Map<String, Map<String, Object>> next = new LinkedHashMap<>();
    for (WireComponentConfiguration component : configuration.getWireComponentConfigurations()) {
      gone.remove(component.getConfiguration().getPid());
    }
    gone.forEach(this::remove);
    for (WireComponentConfiguration component : configuration.getWireComponentConfigurations()) {
      next.put(component.getConfiguration().getPid(), bring(component));
    }
    List<GraphWire> wires = new ArrayList<>();
    for (MultiportWireConfiguration wire : configuration.getWireConfigurations()) {
      wires.add(
          new GraphWire(
              wire.getEmitterPid(), wire.getEmitterPort(),
              wire.getReceiverPid(), wire.getReceiverPort()));
    }
    keep(new GraphDocument(next, wires));
  }

  /** Takes every component of the graph away, and the wires. */
  @Override
  public synchronized void delete() throws KuraException {
    update(new WireGraphConfiguration(List.of(), List.of()));
  }

  @Override
  public synchronized WireGraphConfiguration get() throws KuraException {
    List<WireComponentConfiguration> parts = new ArrayList<>();
    for (Map.Entry<String, Map<String, Object>> part : graph.components().entrySet()) {
      parts.add(new WireComponentConfiguration(shown(part.getKey()), part.getValue()));
    }
    List<MultiportWireConfiguration> wires = new ArrayList<>();
    for (GraphWire wire : graph.wires()) {
      wires.add(
          new MultiportWireConfiguration(
              wire.emitter(), wire.receiver(), wire.emitterPort(), wire.receiverPort()));
    }
    return new WireGraphConfiguration(parts, wires);
  }

  /** One whose bundle is not there has a name only; given back so, it stays as it is. */
  private ComponentConfiguration shown(String pid) throws KuraException {
    ComponentConfiguration found = configurations.getComponentConfiguration(pid);
    return found != null ? found : new ShownConfiguration(pid, null, Map.of());
  }

  /** Creates or updates a component; gives what the graph keeps of it. */
  private Map<String, Object> bring(WireComponentConfiguration component) throws KuraException {
    String pid = component.getConfiguration().getPid();
    Map<String, Object> properties = new HashMap<>();
    Map<String, Object> given = component.getConfiguration().getConfigurationProperties();
    if (given != null) {
      properties.putAll(given);
    }
    Map<String, Object> drawn =
        new HashMap<>(graph.components().getOrDefault(pid, component.getProperties()));
    drawn.putAll(component.getProperties());
    if (properties.get(FACTORY_PID) instanceof String factory) {
      PortCounts ports = PortCounts.of(components, factory);
      drawn.putIfAbsent(GraphDocument.INPUTS, ports.inputs());
      drawn.putIfAbsent(GraphDocument.OUTPUTS, ports.outputs());
      properties.put(
          Constants.RECEIVER_PORT_COUNT_PROP_NAME.value(), drawn.get(GraphDocument.INPUTS));
      properties.put(
          Constants.EMITTER_PORT_COUNT_PROP_NAME.value(), drawn.get(GraphDocument.OUTPUTS));
      configure(factory, pid, properties);
    } else if (!graph.components().containsKey(pid)) {
      throw new KuraException(KuraErrorCode.INVALID_PARAMETER, pid + " without " + FACTORY_PID);
    }
    return drawn;
  }

  private void configure(String factory, String pid, Map<String, Object> properties)
      throws KuraException {
    boolean listed = configurations.getConfigurableComponentPids().contains(pid);
    if (listed && !factory.equals(ASSET_FACTORY)) {
      configurations.updateConfiguration(pid, properties, false);
      return;
    }
    if (listed) {
      // Kura makes an asset anew even if nothing of it has changed.
      remove(pid);
    }
    create(factory, pid, properties);
  }

  private void remove(String pid) {
    try {
      configurations.deleteFactoryConfiguration(pid, false);
    } catch (KuraException e) {
      LOG.warn("component {} could not be deleted: it does not exist", pid, e);
    }
  }

  /**
   * One whose bundle is not there now may have a configuration all the same, and nobody says so.
   */
  private void create(String factory, String pid, Map<String, Object> properties)
      throws KuraException {
    try {
      configurations.createFactoryConfiguration(factory, pid, properties, false);
    } catch (KuraException e) {
      if (!graph.components().containsKey(pid)) {
        throw e;
      }
      configurations.updateConfiguration(pid, properties, false);
    }
  }

  private void keep(GraphDocument next) throws KuraException {
    String text = GraphCodec.encode(next);
    configurations.updateConfiguration(PID, Map.of(GRAPH, text), true);
    // As it will be read again, so that the configuration, when it comes, changes nothing.
    apply(GraphCodec.decode(text));
  }
}
