// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurationService;

/** Components as they are to be configured. What is so already is left alone. */
public final class Components {

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final ConfigurationService configurations;

  public Components(ConfigurationService configurations) {
    this.configurations = configurations;
  }

  /** Has an instance of a factory configured so; makes it where there is none. */
  public void ensure(String factory, String pid, Map<String, Object> properties)
      throws KuraException {
    if (configurations.getConfigurableComponentPids().contains(pid)) {
      update(pid, properties);
      return;
    }
    await(factory, configurations::getFactoryComponentPids);
    configurations.createFactoryConfiguration(factory, pid, properties, false);
  }

  /** Has a component configured so, once it is there. */
  public void update(String pid, Map<String, Object> properties) throws KuraException {
    await(pid, configurations::getConfigurableComponentPids);
    Map<String, Object> before =
        configurations.getComponentConfiguration(pid).getConfigurationProperties();
    if (!properties.entrySet().stream()
        .allMatch(wanted -> Objects.equals(before.get(wanted.getKey()), wanted.getValue()))) {
      configurations.updateConfiguration(pid, properties, false);
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
