// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.io.IOException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** What ConfigurationAdmin holds, and what of it was written here. */
final class StoredConfigurations {
  private static final String ANY_BUNDLE = "?";

  private final Map<String, Map<String, Object>> written = new HashMap<>();
  private final ConfigurationAdmin admin;

  StoredConfigurations(ConfigurationAdmin admin) {
    this.admin = admin;
  }

  /** All that have a {@code kura.service.pid}, by that. */
  SortedMap<String, Configuration> all() throws IOException {
    SortedMap<String, Configuration> all = new TreeMap<>();
    for (Configuration configuration : list(ConfigurationService.KURA_SERVICE_PID, "*")) {
      String pid = String.valueOf(read(configuration).get(ConfigurationService.KURA_SERVICE_PID));
      all.putIfAbsent(pid, configuration);
    }
    return all;
  }

  Optional<Configuration> find(String servicePid) throws IOException {
    Configuration[] found = list(Constants.SERVICE_PID, servicePid);
    return found.length == 0 ? Optional.empty() : Optional.of(found[0]);
  }

  /** The factory's configuration of this name; a new one has no properties until it is written. */
  Configuration instance(String factoryPid, String name) throws IOException {
    return admin.getFactoryConfiguration(factoryPid, name, ANY_BUNDLE);
  }

  Configuration singleton(String pid) throws IOException {
    return admin.getConfiguration(pid, ANY_BUNDLE);
  }

  /** A copy of the properties; empty if it was never written. */
  static Map<String, Object> read(Configuration configuration) {
    Map<String, Object> properties = new HashMap<>();
    Dictionary<String, Object> stored = configuration.getProperties();
    if (stored != null) {
      Collections.list(stored.keys()).forEach(key -> properties.put(key, stored.get(key)));
    }
    return properties;
  }

  /** Writes, and so tells the component, even if nothing is new. */
  @SuppressWarnings("JdkObsolete") // ConfigurationAdmin wants a Dictionary
  void write(Configuration configuration, Map<String, Object> properties) throws IOException {
    Map<String, Object> own = new HashMap<>(properties);
    own.put(Constants.SERVICE_PID, configuration.getPid());
    if (configuration.getFactoryPid() != null) {
      own.put(ConfigurationAdmin.SERVICE_FACTORYPID, configuration.getFactoryPid());
    }
    written.put(configuration.getPid(), own); // not what can be read after: that may be another's
    configuration.update(new Hashtable<>(properties));
  }

  /** What it holds counts as written here. */
  void accept(Configuration configuration, Map<String, Object> properties) {
    written.put(configuration.getPid(), properties);
  }

  void delete(Configuration configuration) throws IOException {
    written.remove(configuration.getPid());
    configuration.delete();
  }

  /** Whether it holds something else than was written here last. */
  boolean foreign(Configuration configuration) {
    Map<String, Object> own = written.get(configuration.getPid());
    return own == null || !ConfigurationValues.same(own, read(configuration));
  }

  private Configuration[] list(String key, String value) throws IOException {
    try {
      String escaped = value.equals("*") ? value : value.replaceAll("[\\\\*()]", "\\\\$0");
      Configuration[] found = admin.listConfigurations("(" + key + "=" + escaped + ")");
      return found == null ? new Configuration[0] : found;
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
