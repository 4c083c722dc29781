// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import static org.eclipse.kura.wire.graph.Constants.EMITTER_KURA_SERVICE_PID_PROP_NAME;
import static org.eclipse.kura.wire.graph.Constants.RECEIVER_KURA_SERVICE_PID_PROP_NAME;
import static org.eclipse.kura.wire.graph.Constants.WIRE_EMITTER_PORT_PROP_NAME;
import static org.eclipse.kura.wire.graph.Constants.WIRE_RECEIVER_PORT_PROP_NAME;

import java.util.Dictionary;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.wire.WireComponent;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.wireadmin.Wire;
import org.osgi.service.wireadmin.WireAdmin;
import org.osgi.service.wireadmin.WireAdminEvent;
import org.osgi.service.wireadmin.WireAdminListener;
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
final class WireSynchronizer
    implements ServiceTrackerCustomizer<WireComponent, ServiceReference<WireComponent>>,
        WireAdminListener,
        AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WireSynchronizer.class);
  private static final String OURS = "(" + EMITTER_KURA_SERVICE_PID_PROP_NAME.value() + "=*)";

  private final BundleContext context;
  private final WireAdmin admin;
  private final ServiceTracker<WireComponent, ServiceReference<WireComponent>> tracker;
  private final Map<String, String> ends = new ConcurrentHashMap<>();
  private final AtomicInteger changes = new AtomicInteger();
  private volatile Set<GraphWire> wanted;
  private ServiceRegistration<WireAdminListener> listening;

  WireSynchronizer(BundleContext context, WireAdmin admin) {
    this.context = context;
    this.admin = admin;
    this.tracker = new ServiceTracker<>(context, WireComponent.class, this);
  }

  void open() {
    Map<String, ?> deletions = Map.of(WireConstants.WIREADMIN_EVENTS, WireAdminEvent.WIRE_DELETED);
    listening =
        context.registerService(
            WireAdminListener.class, this, FrameworkUtil.asDictionary(deletions));
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
    listening.unregister();
  }

  /**
   * A wire is gone. WireAdmin deletes later than it is asked to: what was there when the wires were
   * brought in order may have been about to go, and may be wanted again since.
   */
  @Override
  public void wireAdminEvent(WireAdminEvent deleted) {
    settle();
  }

  @Override
  public ServiceReference<WireComponent> addingService(ServiceReference<WireComponent> reference) {
    modifiedService(reference, reference);
    return reference;
  }

  @Override
  public void modifiedService(
      ServiceReference<WireComponent> reference, ServiceReference<WireComponent> same) {
    String pid = RegisteredServices.kuraPid(reference);
    if (pid != null && reference.getProperty("service.pid") instanceof String servicePid) {
      if (!servicePid.equals(ends.put(pid, servicePid))) {
        settle();
      }
    }
  }

  @Override
  public void removedService(
      ServiceReference<WireComponent> reference, ServiceReference<WireComponent> same) {
    String pid = RegisteredServices.kuraPid(reference);
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
        LOG.error("wires could not be synchronized with the graph", e);
      }
    } while (!changes.compareAndSet(seen, 0));
  }

  private void settleOnce(Set<GraphWire> graph) throws InvalidSyntaxException {
    Map<String, String> here = Map.copyOf(ends);
    Set<GraphWire> missing = new HashSet<>(graph);
    missing.removeIf(wire -> !here.containsKey(wire.emitter()));
    missing.removeIf(wire -> !here.containsKey(wire.receiver()));
    Set<GraphWire> kept = new HashSet<>();
    Wire[] present = admin.getWires(OURS);
    for (Wire wire : present == null ? new Wire[0] : present) {
      GraphWire drawn = drawn(wire.getProperties());
      if (graph.contains(drawn) && leads(wire.getProperties(), drawn, here) && kept.add(drawn)) {
        missing.remove(drawn);
      } else {
        admin.deleteWire(wire);
      }
    }
    for (GraphWire wire : missing) {
      Dictionary<String, Object> properties = properties(wire, here);
      admin.createWire(here.get(wire.emitter()), here.get(wire.receiver()), properties);
    }
  }

  /**
   * Whether a wire leads where its components are now. One that is away for a moment, as in an
   * update of its bundle, comes back to the wire it had.
   */
  private static boolean leads(
      Dictionary<?, ?> properties, GraphWire drawn, Map<String, String> here) {
    Object from = properties.get(WireConstants.WIREADMIN_PRODUCER_PID);
    Object to = properties.get(WireConstants.WIREADMIN_CONSUMER_PID);
    return here.getOrDefault(drawn.emitter(), String.valueOf(from)).equals(from)
        && here.getOrDefault(drawn.receiver(), String.valueOf(to)).equals(to);
  }

  private static GraphWire drawn(Dictionary<?, ?> properties) {
    return new GraphWire(
        String.valueOf(properties.get(EMITTER_KURA_SERVICE_PID_PROP_NAME.value())),
        port(properties.get(WIRE_EMITTER_PORT_PROP_NAME.value())),
        String.valueOf(properties.get(RECEIVER_KURA_SERVICE_PID_PROP_NAME.value())),
        port(properties.get(WIRE_RECEIVER_PORT_PROP_NAME.value())));
  }

  private static int port(Object number) {
    return number instanceof Integer port ? port : 0;
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
}
