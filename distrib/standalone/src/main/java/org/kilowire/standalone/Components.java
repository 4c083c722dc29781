// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/** Components as they are to be configured. What is so already is left alone. */
public final class Components {

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final ConfigurationService configurations;
  private boolean changed;

  public Components(ConfigurationService configurations) {
    this.configurations = configurations;
  }

  /**
   * Has an instance of a factory configured so; makes it where there is none. The factory comes
   * first: before it is known, an instance that is there is not listed.
   */
  public void ensure(String factory, String pid, Map<String, Object> properties)
      throws KuraException {
    await(factory, configurations::getFactoryComponentPids);
    if (!configurations.getConfigurableComponentPids().contains(pid)) {
      // Kura keeps a password plain that it is given here, and encrypts one of an update.
      Map<String, Object> open = new HashMap<>(properties);
      open.values().removeIf(Password.class::isInstance);
      configurations.createFactoryConfiguration(factory, pid, open, false);
      changed = true;
    }
    update(pid, properties);
  }

  /** What an instance of a factory is configured with; empty also where there is none. */
  Optional<Object> value(String factory, String pid, String key) throws KuraException {
    await(factory, configurations::getFactoryComponentPids);
    return configurations.getConfigurableComponentPids().contains(pid)
        ? Optional.ofNullable(
            configurations.getComponentConfiguration(pid).getConfigurationProperties().get(key))
        : Optional.empty();
  }

  /** Has no such instance of a factory. */
  void remove(String factory, String pid) throws KuraException {
    await(factory, configurations::getFactoryComponentPids);
    if (configurations.getConfigurableComponentPids().contains(pid)) {
      configurations.deleteFactoryConfiguration(pid, false);
      changed = true;
    }
  }

  /** Has a component configured so, once it is there. */
  public void update(String pid, Map<String, Object> properties) throws KuraException {
    await(pid, configurations::getConfigurableComponentPids);
    Map<String, Object> before =
        configurations.getComponentConfiguration(pid).getConfigurationProperties();
    for (Map.Entry<String, Object> wanted : properties.entrySet()) {
      if (!Objects.equals(before.get(wanted.getKey()), wanted.getValue())
          || isPlain(pid, wanted.getKey(), wanted.getValue())) {
        configurations.updateConfiguration(pid, properties, false);
        changed = true;
        return;
      }
    }
  }

  /** Whether there was anything to be made or changed. */
  boolean changed() {
    return changed;
  }

  /**
   * Whether a password is kept as it is said here. Who asks for a configuration is shown it plain
   * however it is kept; the component's service has it as it is kept.
   */
  private boolean isPlain(String pid, String key, Object value) throws KuraException {
    if (!(value instanceof Password password) || password.getPassword().length == 0) {
      return false;
    }
    Filter service = filter(ConfigurationService.KURA_SERVICE_PID, pid);
    await(pid, () -> pids(service));
    String text = String.valueOf(password.getPassword());
    return pids(filter(key, text)).contains(pid);
  }

  private List<String> pids(Filter services) {
    try {
      return configurations.getComponentConfigurations(services).stream()
          .map(ComponentConfiguration::getPid)
          .toList();
    } catch (KuraException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Filter filter(String key, String value) {
    try {
      return FrameworkUtil.createFilter(
          "(" + key + "=" + value.replaceAll("[\\\\*()]", "\\\\$0") + ")");
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(key); // not why: that has the value, a secret
    }
  }

  /** The host hears of a new bundle's components a little after it has started. */
  private static void await(String name, Supplier<? extends Collection<String>> known)
      throws KuraException {
    long begin = System.nanoTime();
    while (!known.get().contains(name)) {
      if (System.nanoTime() - begin > LIMIT_NANOS) {
        throw new KuraException(KuraErrorCode.NOT_FOUND, name);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
