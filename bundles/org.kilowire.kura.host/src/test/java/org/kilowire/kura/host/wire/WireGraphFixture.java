// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireHelperService;
import org.kilowire.kura.host.framework.Framework;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.wireadmin.Wire;
import org.osgi.service.wireadmin.WireAdmin;

/** A framework with this bundle, and probes at the ends of wires. */
@SuppressWarnings("JdkObsolete") // OSGi speaks of dictionaries
public final class WireGraphFixture implements AutoCloseable {

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(90);

  private final Framework framework;
  private final AtomicInteger probes = new AtomicInteger();

  /** The configurations of this framework. */
  public final ConfigurationService configurations;

  private WireGraphFixture(Framework framework) throws InterruptedException {
    this.framework = framework;
    this.configurations = framework.service(ConfigurationService.class);
  }

  /** Starts a framework of its own. */
  public static WireGraphFixture start(Path home) throws BundleException, InterruptedException {
    return new WireGraphFixture(Framework.start(home));
  }

  public BundleContext context() {
    return framework.context();
  }

  /** Waits until configurations that were written have reached their components. */
  public void settle() throws InterruptedException {
    framework.settle();
  }

  /** A service, once it is there. */
  public <T> T service(Class<T> type) throws InterruptedException {
    return framework.service(type);
  }

  /** The service of a component, once it is there. */
  public <T> T component(Class<T> type, String pid) throws InterruptedException {
    RegisteredServices<T> all = new RegisteredServices<>(context(), type);
    await(() -> all.find(pid).isPresent(), "no " + pid);
    return all.find(pid).orElseThrow();
  }

  /** Waits until this very component is no longer registered. */
  public void gone(WireComponent component) throws InterruptedException {
    RegisteredServices<WireComponent> all =
        new RegisteredServices<>(context(), WireComponent.class);
    await(() -> all.reference(component).isEmpty(), component + " is still there");
  }

  /** Waits until no component of this name is registered. */
  public void gone(String pid) throws InterruptedException {
    RegisteredServices<WireComponent> all =
        new RegisteredServices<>(context(), WireComponent.class);
    await(() -> all.reference(pid).isEmpty(), pid + " is still there");
  }

  /** Waits until a wire is connected at both ends. */
  public void awaitWire(String emitter, String receiver) throws InterruptedException {
    String filter =
        String.format(
            "(&(emitter.kura.service.pid=%s)(receiver.kura.service.pid=%s))", emitter, receiver);
    WireAdmin admin = service(WireAdmin.class);
    await(
        () -> {
          Wire[] wires = admin.getWires(filter);
          return wires != null && wires[0].isConnected();
        },
        "no wire " + filter);
  }

  private void await(Callable<Boolean> condition, String otherwise) throws InterruptedException {
    long limit = System.nanoTime() + LIMIT_NANOS;
    try {
      while (!condition.call()) {
        if (System.nanoTime() > limit) {
          throw new AssertionError(otherwise);
        }
        settle();
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(otherwise, e);
    }
  }

  /** The properties of a configuration. */
  public Map<String, Object> properties(String pid) throws KuraException {
    return configurations.getComponentConfiguration(pid).getConfigurationProperties();
  }

  /** Registers a probe at the end of wires. */
  public WireProbe probe(String pid) throws InterruptedException {
    return probe(pid, "probe.Probe-" + probes.incrementAndGet());
  }

  /** Registers a probe under the pids of one that went, as when its bundle was updated. */
  public WireProbe again(String pid, WireProbe gone) throws InterruptedException {
    return probe(pid, gone.servicePid);
  }

  private WireProbe probe(String pid, String servicePid) throws InterruptedException {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("kura.service.pid", pid);
    properties.put("service.pid", servicePid);
    WireProbe probe = new WireProbe(service(WireHelperService.class), servicePid);
    probe.registration(context().registerService(WireProbe.TYPES, probe.factory(), properties));
    return probe;
  }

  /** Stops the framework. */
  @Override
  public void close() throws BundleException {
    framework.close();
  }
}
