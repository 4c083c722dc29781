// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import static org.eclipse.kura.configuration.ConfigurationService.KURA_SERVICE_PID;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.osgi.service.cm.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configurations by Kura's names, and Kura's rules for changing them. One thread at a time. */
final class ConfigurationRegistry {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationRegistry.class);

  private final Map<String, InstanceNames> instances = new TreeMap<>();
  private final Set<String> fresh = new HashSet<>();
  private final Set<String> waiting = new HashSet<>();
  private final StoredConfigurations stored;
  private final Definitions definitions;
  private final SnapshotEntries saving;
  private final StoredPasswords passwords;
  private int made;

  ConfigurationRegistry(
      StoredConfigurations stored,
      Definitions definitions,
      SnapshotEntries saving,
      StoredPasswords passwords) {
    this.stored = stored;
    this.definitions = definitions;
    this.saving = saving;
    this.passwords = passwords;
  }

  Optional<InstanceNames> instance(String pid) {
    return Optional.ofNullable(instances.get(pid));
  }

  /** Those whose component's bundle is there. */
  List<InstanceNames> listed() {
    return instances.values().stream().filter(i -> definition(i).isPresent()).toList();
  }

  List<InstanceNames> of(Definition definition) {
    return instances.values().stream().filter(i -> i.component().equals(definition.pid())).toList();
  }

  Optional<Definition> definition(InstanceNames instance) {
    return definitions.of(instance.component());
  }

  /** A new instance. Given passwords stay plain, those from defaults are encrypted: as in Kura. */
  void create(String factoryPid, String pid, Map<String, Object> given, long now)
      throws IOException {
    Map<String, Object> properties = new HashMap<>();
    given.forEach(
        (key, value) -> {
          if (value != null) {
            properties.put(key, checked(StoredPasswords.texts(ConfigurationValues.wrapped(value))));
          }
        });
    Configuration configuration = stored.instance(factoryPid, now + "-" + made++);
    if (given.isEmpty()) {
      fresh.add(pid);
    }
    complete(pid, definitions.of(factoryPid), properties);
    put(pid, configuration, properties);
  }

  /** The configuration of a singleton, unless there is one. */
  private void singleton(Definition definition) throws IOException {
    Configuration configuration = stored.singleton(definition.pid());
    Map<String, Object> properties = StoredConfigurations.read(configuration);
    if (properties.containsKey(KURA_SERVICE_PID)) {
      return;
    }
    complete(definition.pid(), Optional.of(definition), properties);
    stored.write(configuration, properties);
    if (definition.required()) {
      fresh.add(definition.pid());
      instances.put(definition.pid(), InstanceNames.of(definition.pid(), configuration));
    }
  }

  /** Changes some keys; null takes one away. Passwords are encrypted. */
  void update(InstanceNames instance, Map<String, Object> changes) throws IOException {
    Configuration configuration = configuration(instance);
    Map<String, Object> properties = StoredConfigurations.read(configuration);
    changes.forEach(
        (key, value) -> {
          if (value == null) {
            properties.remove(key);
          } else {
            properties.put(key, incoming(instance, key, value));
          }
        });
    properties.put(KURA_SERVICE_PID, instance.pid());
    stored.write(configuration, properties);
  }

  void delete(InstanceNames instance) throws IOException {
    instances.remove(instance.pid());
    fresh.remove(instance.pid());
    waiting.remove(instance.pid());
    stored.delete(configuration(instance));
  }

  /**
   * The component's service is there: Kura writes its configuration again, unless it is new. What
   * is registered before its definition is known waits for that. An instance may have lost its
   * configuration just now.
   */
  void registered(InstanceNames instance) throws IOException {
    if (instance.factoryPid().isPresent() && stored.find(instance.servicePid()).isEmpty()) {
      return;
    }
    instances.putIfAbsent(instance.pid(), instance);
    if (!fresh.remove(instance.pid())) {
      if (definition(instance).isPresent()) {
        seed(instance);
      } else {
        waiting.add(instance.pid());
      }
    }
  }

  /** The definition is known now. */
  void defined(Definition definition) throws IOException {
    if (!definition.factory()) {
      singleton(definition);
    }
    for (InstanceNames instance : of(definition)) {
      if (waiting.remove(instance.pid())) {
        seed(instance);
      }
    }
  }

  /** Writes the configuration again, with the defaults of what it lacks. */
  void seed(InstanceNames instance) throws IOException {
    Optional<Configuration> configuration = stored.find(instance.servicePid());
    if (configuration.isPresent()) {
      Map<String, Object> properties = StoredConfigurations.read(configuration.get());
      complete(instance.pid(), definition(instance), properties);
      stored.write(configuration.get(), properties);
    }
  }

  /**
   * Takes over what somebody else wrote to ConfigurationAdmin; false if it was nobody else, or it
   * is of no component known here. Where a field has no default, a text left empty is no value.
   */
  boolean adopt(String servicePid, Optional<String> factoryPid) throws IOException {
    Optional<Definition> known = definitions.of(factoryPid.orElse(servicePid));
    Optional<Configuration> there = known.isEmpty() ? Optional.empty() : stored.find(servicePid);
    if (there.filter(stored::foreign).isEmpty()) {
      return false;
    }
    Configuration configuration = there.get();
    Map<String, Object> properties = StoredConfigurations.read(configuration);
    InstanceNames instance =
        new InstanceNames(name(servicePid, factoryPid, properties), servicePid, factoryPid);
    properties.entrySet().removeIf(e -> e.getValue().equals("") && known.get().blank(e.getKey()));
    properties.replaceAll((key, value) -> incoming(instance, key, value));
    complete(instance.pid(), known, properties);
    if (ConfigurationValues.same(properties, StoredConfigurations.read(configuration))) {
      stored.accept(configuration, properties);
    } else {
      stored.write(configuration, properties);
    }
    instances.put(instance.pid(), instance);
    return true;
  }

  /** Somebody else deleted a configuration; false if it was none of ours. */
  boolean lost(String servicePid) throws IOException {
    return stored.find(servicePid).isEmpty()
        && instances.values().removeIf(i -> i.servicePid().equals(servicePid));
  }

  /**
   * Makes the configurations those of a snapshot; instances that it does not have are deleted. One
   * that cannot be applied keeps no other from it.
   */
  void apply(List<SnapshotEntry> components, long now) throws IOException {
    saving.remember(components);
    SortedMap<String, Configuration> left = stored.all();
    for (SnapshotEntry component : components) {
      Optional<Configuration> there = Optional.ofNullable(left.remove(component.pid()));
      try {
        apply(component, there, now);
      } catch (IOException | IllegalArgumentException e) {
        LOG.error(
            "{}: the configuration of the snapshot could not be applied: {}",
            component.pid(),
            e.getMessage());
      }
    }
    for (Map.Entry<String, Configuration> entry : left.entrySet()) {
      if (entry.getValue().getFactoryPid() != null) {
        instances.remove(entry.getKey());
        stored.delete(entry.getValue());
      }
    }
  }

  /** What has the name by now may be an instance of another factory: it is not the saved one. */
  private void apply(SnapshotEntry component, Optional<Configuration> there, long now)
      throws IOException {
    Optional<Configuration> same =
        there.filter(c -> Objects.equals(c.getFactoryPid(), component.factoryPid().orElse(null)));
    if (there.isPresent() && same.isEmpty()) {
      delete(InstanceNames.of(component.pid(), there.get()));
    }
    Map<String, Object> properties = new HashMap<>(component.properties());
    properties.replaceAll((key, value) -> StoredPasswords.texts(value));
    put(component.pid(), same.isPresent() ? same.get() : make(component, now), properties);
  }

  ComponentConfiguration shown(InstanceNames instance) throws IOException {
    Map<String, Object> properties = new HashMap<>();
    stored
        .find(instance.servicePid())
        .map(StoredConfigurations::read)
        .ifPresent(properties::putAll);
    properties.replaceAll((k, v) -> saving.secret(instance, k) ? passwords.plain(v) : v);
    return new ShownConfiguration(
        instance.pid(), definition(instance).map(Definition::ocd).orElse(null), properties);
  }

  ComponentConfiguration shown(SnapshotEntry component) {
    Map<String, Object> properties = new HashMap<>(component.properties());
    properties.replaceAll((k, v) -> StoredPasswords.is(v) ? passwords.plain(v) : v);
    Optional<Definition> definition =
        definitions.of(component.factoryPid().orElse(component.pid()));
    return new ShownConfiguration(
        component.pid(), definition.map(Definition::ocd).orElse(null), properties);
  }

  private Configuration make(SnapshotEntry component, long now) throws IOException {
    Optional<String> factoryPid = component.factoryPid();
    if (factoryPid.isEmpty()) {
      return stored.singleton(component.servicePid().orElse(component.pid()));
    }
    String fallback = now + "-" + made++;
    return stored.instance(
        factoryPid.get(),
        component.servicePid().map(s -> InstanceNames.name(s, factoryPid.get())).orElse(fallback));
  }

  private void put(String pid, Configuration configuration, Map<String, Object> properties)
      throws IOException {
    properties.put(KURA_SERVICE_PID, pid);
    stored.write(configuration, properties);
    instances.put(pid, InstanceNames.of(pid, configuration));
  }

  private Configuration configuration(InstanceNames instance) throws IOException {
    return stored
        .find(instance.servicePid())
        .orElseThrow(() -> new IOException(instance.servicePid() + ": no configuration"));
  }

  private void complete(
      String pid, Optional<Definition> definition, Map<String, Object> properties) {
    Map<String, Object> defaults = definition.map(Definition::defaults).orElse(Map.of());
    defaults.forEach(
        (key, value) ->
            properties.computeIfAbsent(
                key, absent -> StoredPasswords.is(value) ? passwords.encrypted(value) : value));
    properties.put(KURA_SERVICE_PID, pid);
  }

  private Object incoming(InstanceNames instance, String key, Object value) {
    boolean secret = StoredPasswords.is(value) || saving.secret(instance, key);
    Object wrapped = ConfigurationValues.wrapped(value);
    return secret ? passwords.encrypted(wrapped) : checked(wrapped);
  }

  /** Nothing but what a snapshot can hold: else none could be taken any more. */
  private static Object checked(Object value) {
    ConfigurationValues.type(value);
    ConfigurationValues.elements(value).forEach(element -> Xml.escape(String.valueOf(element)));
    return value;
  }

  private String name(
      String servicePid, Optional<String> factoryPid, Map<String, Object> properties) {
    return instances.values().stream()
        .filter(i -> i.servicePid().equals(servicePid))
        .map(InstanceNames::pid)
        .findFirst()
        .or(() -> Optional.ofNullable(properties.get(KURA_SERVICE_PID)).map(String::valueOf))
        .orElseGet(() -> newName(servicePid, factoryPid));
  }

  private String newName(String servicePid, Optional<String> factoryPid) {
    String name = factoryPid.map(f -> InstanceNames.name(servicePid, f)).orElse(servicePid);
    return instances.containsKey(name) ? servicePid : name;
  }
}
