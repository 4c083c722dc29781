// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import static org.eclipse.kura.wire.graph.Constants.EMITTER_KURA_SERVICE_PID_PROP_NAME;
import static org.eclipse.kura.wire.graph.Constants.RECEIVER_KURA_SERVICE_PID_PROP_NAME;
import static org.eclipse.kura.wire.graph.Constants.WIRE_EMITTER_PORT_PROP_NAME;
import static org.eclipse.kura.wire.graph.Constants.WIRE_RECEIVER_PORT_PROP_NAME;

import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.wire.WireComponent;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.wireadmin.Wire;
import org.osgi.service.wireadmin.WireAdmin;
import org.osgi.service.wireadmin.WireConstants;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps WireAdmin's wires as the graph wants them. A graph names components by their {@code
 * kura.service.pid}, WireAdmin by the {@code service.pid}, which is another one after a component
 * was made anew: so a wire is there while both ends are, and wherever they are.
 */
@SuppressWarnings("JdkObsolete") // WireAdmin speaks of dictionaries
final class Wiring
    implements ServiceTrackerCustomizer<WireComponent, ServiceReference<WireComponent>>,
        AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
  private static final String OURS = "(" + EMITTER_KURA_SERVICE_PID_PROP_NAME.value() + "=*)";

  private final WireAdmin admin;
  private final ServiceTracker<WireComponent, ServiceReference<WireComponent>> tracker;
  private final Map<String, String> ends = new ConcurrentHashMap<>();
  private final AtomicInteger changes = new AtomicInteger();
  private volatile Set<GraphWire> wanted;

  Wiring(BundleContext context, WireAdmin admin) {
    this.admin = admin;
    this.tracker = new ServiceTracker<>(context, WireComponent.class, this);
  }

  void open() {
    tracker.open();
  }

  /** From now on there are these wires and no others. */
  void want(List<GraphWire> wires) {
    wanted = Set.copyOf(wires);
    settle();
  }

  /** Follows the components no longer. The wires stay. */
  @Override
  public void close() {
    tracker.close();
  }

  @Override
  public ServiceReference<WireComponent> addingService(ServiceReference<WireComponent> reference) {
    modifiedService(reference, reference);
    return reference;
  }

  @Override
  public void modifiedService(
      ServiceReference<WireComponent> reference, ServiceReference<WireComponent> same) {
    String pid = Registered.kuraPid(reference);
    if (pid != null && reference.getProperty("service.pid") instanceof String servicePid) {
      if (!servicePid.equals(ends.put(pid, servicePid))) {
        settle();
      }
    }
  }

  @Override
  public void removedService(
      ServiceReference<WireComponent> reference, ServiceReference<WireComponent> same) {
    String pid = Registered.kuraPid(reference);
    if (pid != null && reference.getProperty("service.pid") instanceof String servicePid) {
      // Of one that was made anew the old service may go after the new one came.
      ends.remove(pid, servicePid);
    }
  }

  /**
   * Brings the wires in order. Components come from any thread, and while a wire is made a thread
   * may have to wait for one that brings another component: so nobody waits here, and who comes
   * while another is at work leaves the work to that one.
   */
  private void settle() {
    if (wanted == null) {
      return; // nobody has said yet which wires there are to be
    }
    if (changes.getAndIncrement() > 0) {
      return;
    }
    int seen;
    do {
      seen = changes.get();
      try {
        settleOnce(wanted);
      } catch (RuntimeException | InvalidSyntaxException e) {
        LOG.error("The wires of the graph could not be brought in order", e);
      }
    } while (!changes.compareAndSet(seen, 0));
  }

  private void settleOnce(Set<GraphWire> graph) throws InvalidSyntaxException {
    Map<String, String> here = Map.copyOf(ends);
    Map<String, Dictionary<String, Object>> missing = new HashMap<>();
    for (GraphWire wire : graph) {
      if (here.containsKey(wire.emitter()) && here.containsKey(wire.receiver())) {
        Dictionary<String, Object> properties = properties(wire, here);
        missing.put(key(properties), properties);
      }
    }
    Wire[] present = admin.getWires(OURS);
    for (Wire wire : present == null ? new Wire[0] : present) {
      if (missing.remove(key(wire.getProperties())) == null) {
        admin.deleteWire(wire);
      }
    }
    for (Dictionary<String, Object> properties : missing.values()) {
      admin.createWire(
          (String) properties.get(WireConstants.WIREADMIN_PRODUCER_PID),
          (String) properties.get(WireConstants.WIREADMIN_CONSUMER_PID),
          properties);
    }
  }

  private static Dictionary<String, Object> properties(GraphWire wire, Map<String, String> here) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(WireConstants.WIREADMIN_PRODUCER_PID, here.get(wire.emitter()));
    properties.put(WireConstants.WIREADMIN_CONSUMER_PID, here.get(wire.receiver()));
    properties.put(EMITTER_KURA_SERVICE_PID_PROP_NAME.value(), wire.emitter());
    properties.put(RECEIVER_KURA_SERVICE_PID_PROP_NAME.value(), wire.receiver());
    properties.put(WIRE_EMITTER_PORT_PROP_NAME.value(), wire.emitterPort());
    properties.put(WIRE_RECEIVER_PORT_PROP_NAME.value(), wire.receiverPort());
    return properties;
  }

  /** Two wires are the same if they go from the same port to the same port. */
  private static String key(Dictionary<?, ?> properties) {
    return properties.get(WireConstants.WIREADMIN_PRODUCER_PID)
        + " "
        + properties.get(WIRE_EMITTER_PORT_PROP_NAME.value())
        + " "
        + properties.get(WireConstants.WIREADMIN_CONSUMER_PID)
        + " "
        + properties.get(WIRE_RECEIVER_PORT_PROP_NAME.value());
  }
}
