// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.metatype.OCD;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationListener;

/** Hands configurations to ConfigurationAdmin, and remembers nothing else. */
@SuppressWarnings("JdkObsolete") // OSGi speaks of dictionaries
public final class FakeConfigurations implements ConfigurationService {

  private final ConfigurationAdmin admin;
  private final BundleContext context;
  private final AtomicInteger settled = new AtomicInteger();
  private final Map<String, Configuration> known = new TreeMap<>();

  /** Which calls asked for a snapshot. */
  public final Set<String> snapshots = new TreeSet<>();

  FakeConfigurations(ConfigurationAdmin admin, BundleContext context) {
    this.admin = admin;
    this.context = context;
  }

  /**
   * Waits until SCR has handed over all configurations that were written before: it hears of them
   * one after the other, and this is one more.
   */
  public void settle() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    String pid = "settle." + settled.incrementAndGet();
    ConfigurationListener last =
        event -> {
          if (event.getPid().equals(pid)) {
            reached.countDown();
          }
        };
    ServiceRegistration<?> registration =
        context.registerService(ConfigurationListener.class, last, null);
    try {
      admin.getConfiguration(pid, "?").update(new Hashtable<>(Map.of("a", "b")));
      if (!reached.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("ConfigurationAdmin is not done");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      registration.unregister();
    }
  }

  /** Makes a singleton's configuration, as a start of Kura does. */
  public void seed(String pid, Map<String, Object> properties) {
    try {
      known.put(pid, admin.getConfiguration(pid, "?"));
      write(pid, properties);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The properties of a configuration. */
  public Map<String, Object> properties(String pid) {
    Map<String, Object> properties = new HashMap<>();
    Dictionary<String, Object> written = known.get(pid).getProperties();
    for (String key : written == null ? List.<String>of() : List.copyOf(keys(written))) {
      properties.put(key, written.get(key));
    }
    return properties;
  }

  private static Set<String> keys(Dictionary<String, Object> written) {
    Set<String> keys = new TreeSet<>();
    written.keys().asIterator().forEachRemaining(keys::add);
    return keys;
  }

  private void write(String pid, Map<String, Object> properties) {
    try {
      Dictionary<String, Object> written = new Hashtable<>(properties(pid));
      written.put(KURA_SERVICE_PID, pid);
      properties.forEach(written::put);
      known.get(pid).update(written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void createFactoryConfiguration(
      String factoryPid, String pid, Map<String, Object> properties, boolean takeSnapshot) {
    try {
      known.put(pid, admin.createFactoryConfiguration(factoryPid, "?"));
      write(pid, properties);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void deleteFactoryConfiguration(String pid, boolean takeSnapshot) {
    try {
      known.remove(pid).delete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void updateConfiguration(
      String pid, Map<String, Object> properties, boolean takeSnapshot) {
    write(pid, properties);
    if (takeSnapshot) {
      snapshots.add(pid);
    }
  }

  @Override
  public Set<String> getConfigurableComponentPids() {
    return Set.copyOf(known.keySet());
  }

  @Override
  public ComponentConfiguration getComponentConfiguration(String pid) {
    return configuration(pid, properties(pid));
  }

  /** A configuration as one gives it to the graph. */
  public static ComponentConfiguration configuration(String pid, Map<String, Object> properties) {
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

  @Override
  public Set<String> getFactoryComponentPids() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ComponentConfiguration> getComponentConfigurations() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ComponentConfiguration> getComponentConfigurations(Filter filter) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ComponentConfiguration getDefaultComponentConfiguration(String pid) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void updateConfiguration(String pid, Map<String, Object> properties) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void updateConfigurations(List<ComponentConfiguration> configurations) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void updateConfigurations(
      List<ComponentConfiguration> configurations, boolean takeSnapshot) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<Long> getSnapshots() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ComponentConfiguration> getSnapshot(long id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long snapshot() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long rollback() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void rollback(long id) {
    throw new UnsupportedOperationException();
  }
}
