// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.framework.Constants;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * A component in a snapshot.
 *
 * @param pid its name, the {@code kura.service.pid}
 * @param properties with a {@code Password} that holds the stored text, encrypted or plain, where
 *     it is one
 */
record SnapshotEntry(String pid, SortedMap<String, Object> properties) {
  SnapshotEntry {
    properties = new TreeMap<>(properties);
  }

  Optional<String> factoryPid() {
    return text(ConfigurationAdmin.SERVICE_FACTORYPID);
  }

  Optional<String> servicePid() {
    return text(Constants.SERVICE_PID);
  }

  boolean secret(String key) {
    return StoredPasswords.is(properties.get(key));
  }

  private Optional<String> text(String key) {
    return Optional.ofNullable(properties.get(key)).map(String::valueOf);
  }
}
