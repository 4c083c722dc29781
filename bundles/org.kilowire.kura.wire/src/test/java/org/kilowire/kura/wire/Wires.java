// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;

/**
 * Wires in memory, as Kura's behave: the receivers of an envelope run one after the other on the
 * emitter's thread, and one that throws hurts nobody.
 */
public final class Wires implements WireHelperService {

  private final Map<WireComponent, Support> supports = new ConcurrentHashMap<>();

  /** What went wrong in receivers. */
  public final List<RuntimeException> thrown = new CopyOnWriteArrayList<>();

  /** What was told to the supports. */
  public final List<String> calls = new CopyOnWriteArrayList<>();

  /** The properties that Kura gives to a component of this name. */
  public static Map<String, Object> properties(String name, Object... more) {
    Map<String, Object> all = new ConcurrentHashMap<>();
    all.put("kura.service.pid", name);
    all.put("service.pid", "factory-1-1");
    all.put("component.id", 5L);
    for (int i = 0; i < more.length; i += 2) {
      all.put((String) more[i], more[i + 1]);
    }
    return all;
  }

  /** A context that gives a reference to its component, and takes services. */
  public static ComponentContext context() {
    ServiceReference<?> reference = proxy(ServiceReference.class, Map.of());
    ServiceRegistration<?> registration = proxy(ServiceRegistration.class, Map.of());
    BundleContext bundle = proxy(BundleContext.class, Map.of("registerService", registration));
    return proxy(
        ComponentContext.class,
        Map.of("getServiceReference", reference, "getBundleContext", bundle));
  }

  /** A thing whose methods answer as they are told, and nothing else. */
  private static <T> T proxy(Class<T> type, Map<String, ?> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            Wires.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.get(method.getName())));
  }

  /** Connects an emitter with a receiver, and tells the emitter as WireAdmin does. */
  public void connect(WireComponent emitter, Consumer receiver) {
    List<Consumer> receivers = supports.get(emitter).receivers;
    receivers.add(receiver);
    ((Producer) emitter).consumersConnected(new Wire[receivers.size()]);
  }

  /** Takes all receivers of an emitter away. */
  public void cut(WireComponent emitter) {
    supports.get(emitter).receivers.clear();
    ((Producer) emitter).consumersConnected(null);
  }

  @Override
  public WireSupport newWireSupport(
      WireComponent component, ServiceReference<WireComponent> reference) {
    Objects.requireNonNull(reference);
    Support support = new Support(component, this);
    supports.put(component, support);
    return support;
  }

  @Override
  public String getPid(WireComponent component) {
    return null;
  }

  @Override
  public String getServicePid(String pid) {
    return null;
  }

  @Override
  public String getServicePid(WireComponent component) {
    return null;
  }

  @Override
  public boolean isEmitter(String pid) {
    return true;
  }

  @Override
  public boolean isReceiver(String pid) {
    return true;
  }

  private static final class Support implements WireSupport {
    private final WireComponent component;
    private final Wires wires;
    private final List<Consumer> receivers = new CopyOnWriteArrayList<>();

    Support(WireComponent component, Wires wires) {
      this.component = component;
      this.wires = wires;
    }

    @Override
    public void emit(List<WireRecord> records) {
      Objects.requireNonNull(records, "Wire Records cannot be null");
      WireEnvelope envelope =
          new WireEnvelope(component.getClass().getSimpleName() + "-1-1", new ArrayList<>(records));
      for (Consumer receiver : receivers) {
        try {
          receiver.updated(null, envelope);
        } catch (RuntimeException e) {
          wires.thrown.add(e);
        }
      }
    }

    @Override
    public void updated(Wire wire, Object value) {
      ((WireReceiver) component).onWireReceive((WireEnvelope) value);
    }

    @Override
    public void consumersConnected(Wire[] connected) {
      wires.calls.add("consumersConnected");
    }

    @Override
    public Object polled(Wire wire) {
      wires.calls.add("polled");
      return "polled";
    }

    @Override
    public void producersConnected(Wire[] connected) {
      wires.calls.add("producersConnected");
    }
  }
}
