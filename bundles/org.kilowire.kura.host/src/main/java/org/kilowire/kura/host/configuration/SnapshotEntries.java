// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.cm.Configuration;

/**
 * Configurations as a snapshot holds them: it tells passwords from other texts. Of a component
 * whose bundle is not there, the snapshot before knows which are.
 */
final class SnapshotEntries {
  private final Map<String, SnapshotEntry> before = new HashMap<>();
  private final StoredConfigurations stored;
  private final Definitions definitions;

  SnapshotEntries(StoredConfigurations stored, Definitions definitions) {
    this.stored = stored;
    this.definitions = definitions;
  }

  /** All that there are, also of components whose bundle is not there. */
  List<SnapshotEntry> current() throws IOException {
    List<SnapshotEntry> current = new ArrayList<>();
    for (Map.Entry<String, Configuration> entry : stored.all().entrySet()) {
      InstanceNames instance = InstanceNames.of(entry.getKey(), entry.getValue());
      TreeMap<String, Object> properties =
          new TreeMap<>(StoredConfigurations.read(entry.getValue()));
      properties.replaceAll(
          (k, v) -> secret(instance, k) ? StoredPasswords.of(v) : ConfigurationValues.wrapped(v));
      current.add(new SnapshotEntry(instance.pid(), properties));
    }
    remember(current);
    return current;
  }

  /** These are in a snapshot now. */
  void remember(List<SnapshotEntry> components) {
    before.clear();
    components.forEach(component -> before.put(component.pid(), component));
  }

  /** Whether a value of this name is a password, also while the component's bundle is away. */
  boolean secret(InstanceNames instance, String key) {
    return definitions.of(instance.component()).filter(d -> d.secret(key)).isPresent()
        || Optional.ofNullable(before.get(instance.pid())).filter(s -> s.secret(key)).isPresent();
  }
}
