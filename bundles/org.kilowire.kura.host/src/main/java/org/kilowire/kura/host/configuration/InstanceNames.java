// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.util.Optional;
import org.osgi.service.cm.Configuration;

/**
 * A configuration's names.
 *
 * @param pid Kura's, the {@code kura.service.pid}
 * @param servicePid ConfigurationAdmin's; the same for a singleton
 * @param factoryPid of the factory it is an instance of
 */
record InstanceNames(String pid, String servicePid, Optional<String> factoryPid) {
  static InstanceNames of(String pid, Configuration configuration) {
    return new InstanceNames(
        pid, configuration.getPid(), Optional.ofNullable(configuration.getFactoryPid()));
  }

  /** The pid of the definition it goes by. */
  String component() {
    return factoryPid.orElse(servicePid);
  }

  /** What a service pid says beyond its factory pid: the name, or what the framework made up. */
  static String name(String servicePid, String factoryPid) {
    int length = factoryPid.length() + 1;
    boolean named = servicePid.startsWith(factoryPid) && servicePid.length() > length;
    return named ? servicePid.substring(length) : servicePid;
  }
}
