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
final class Saving {
  private final Map<String, Saved> before = new HashMap<>();
  private final Stored stored;
  private final Definitions definitions;

  Saving(Stored stored, Definitions definitions) {
    this.stored = stored;
    this.definitions = definitions;
  }

  /** All that there are, also of components whose bundle is not there. */
  List<Saved> current() throws IOException {
    List<Saved> current = new ArrayList<>();
    for (Map.Entry<String, Configuration> entry : stored.all().entrySet()) {
      Instance instance = Instance.of(entry.getKey(), entry.getValue());
      TreeMap<String, Object> properties = new TreeMap<>(Stored.read(entry.getValue()));
      properties.replaceAll((k, v) -> secret(instance, k) ? Passwords.of(v) : Values.wrapped(v));
      current.add(new Saved(instance.pid(), properties));
    }
    remember(current);
    return current;
  }

  /** These are in a snapshot now. */
  void remember(List<Saved> components) {
    before.clear();
    components.forEach(component -> before.put(component.pid(), component));
  }

  /** Whether a value of this name is a password, also while the component's bundle is away. */
  boolean secret(Instance instance, String key) {
    return definitions.of(instance.component()).filter(d -> d.secret(key)).isPresent()
        || Optional.ofNullable(before.get(instance.pid())).filter(s -> s.secret(key)).isPresent();
  }
}
