// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import static org.eclipse.kura.KuraErrorCode.CONFIGURATION_SNAPSHOT_LISTING;
import static org.eclipse.kura.KuraErrorCode.CONFIGURATION_SNAPSHOT_LOADING;
import static org.eclipse.kura.KuraErrorCode.CONFIGURATION_SNAPSHOT_NOT_FOUND;
import static org.eclipse.kura.KuraErrorCode.CONFIGURATION_SNAPSHOT_TAKING;
import static org.eclipse.kura.KuraErrorCode.CONFIGURATION_UPDATE;
import static org.eclipse.kura.KuraErrorCode.INVALID_PARAMETER;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.crypto.CryptoService;
import org.kilowire.kura.host.Folders;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kura's configuration service. It has no thread of its own: it works on those of its callers, of
 * the framework's events and of ConfigurationAdmin, one at a time.
 */
@Component(service = {ConfigurationService.class, Configurations.class})
public final class Configurations implements ConfigurationService {
  private static final Logger LOG = LoggerFactory.getLogger(Configurations.class);

  private final BundleContext context;
  private final Definitions definitions;
  private final ConfigurationRegistry registry;
  private final SnapshotEntries saving;
  private final Snapshots snapshots;
  private final ConfigurationWatch watch;

  /** What a call does; its failures are Kura's exceptions outside. */
  interface Work {
    void run() throws IOException, KuraException;
  }

  /**
   * Starts nothing yet.
   *
   * @throws IOException if the folder of snapshots cannot be made
   */
  @Activate
  public Configurations(
      BundleContext context,
      @Reference ConfigurationAdmin admin,
      @Reference Definitions definitions,
      @Reference CryptoService crypto)
      throws IOException {
    StoredConfigurations stored = new StoredConfigurations(admin);
    this.context = context;
    this.definitions = definitions;
    this.saving = new SnapshotEntries(stored, definitions);
    this.registry =
        new ConfigurationRegistry(stored, definitions, saving, new StoredPasswords(crypto));
    this.snapshots = new Snapshots(Folders.of(context::getProperty).snapshots(), crypto);
    this.watch = new ConfigurationWatch(this, registry, new DeliveryBarrier(admin));
  }

  @Activate
  void start() throws IOException {
    applyNewest();
    watch.begin(context, definitions);
  }

  @Deactivate
  void stop() {
    watch.end(definitions);
  }

  @Override
  public Set<String> getFactoryComponentPids() {
    return definitions.factories();
  }

  @Override
  public synchronized void createFactoryConfiguration(
      String factoryPid, String pid, Map<String, Object> properties, boolean takeSnapshot)
      throws KuraException {
    if (registry.instance(pid).isPresent()) {
      throw new KuraException(INVALID_PARAMETER, pid + " is there already");
    }
    Map<String, Object> given = properties == null ? Map.of() : properties;
    change(() -> registry.create(factoryPid, pid, given, now()), takeSnapshot);
  }

  @Override
  public synchronized void deleteFactoryConfiguration(String pid, boolean takeSnapshot)
      throws KuraException {
    Optional<InstanceNames> instance = registry.instance(pid);
    if (instance.flatMap(InstanceNames::factoryPid).isEmpty()) {
      throw new KuraException(INVALID_PARAMETER, pid + " is no instance of a factory");
    }
    change(() -> registry.delete(instance.get()), takeSnapshot);
  }

  @Override
  public synchronized Set<String> getConfigurableComponentPids() {
    return registry.listed().stream().map(InstanceNames::pid).collect(Collectors.toSet());
  }

  @Override
  public synchronized List<ComponentConfiguration> getComponentConfigurations()
      throws KuraException {
    List<ComponentConfiguration> all = new ArrayList<>();
    for (InstanceNames instance : registry.listed()) {
      all.add(shown(instance));
    }
    return all;
  }

  /** Of the components whose services match the filter. */
  @Override
  public List<ComponentConfiguration> getComponentConfigurations(Filter filter)
      throws KuraException {
    if (filter == null) {
      return getComponentConfigurations();
    }
    List<ComponentConfiguration> matching = new ArrayList<>();
    for (ServiceReference<?> reference : services(filter)) {
      if (reference.getProperty(KURA_SERVICE_PID) instanceof String pid) {
        Optional.ofNullable(getComponentConfiguration(pid)).ifPresent(matching::add);
      }
    }
    return matching;
  }

  @Override
  public synchronized ComponentConfiguration getComponentConfiguration(String pid)
      throws KuraException {
    Optional<InstanceNames> instance =
        registry.instance(pid).filter(i -> registry.definition(i).isPresent());
    return instance.isPresent() ? shown(instance.get()) : null;
  }

  /** By the pid of an instance, of a singleton or of a factory; null if none is known. */
  @Override
  public synchronized ComponentConfiguration getDefaultComponentConfiguration(String pid) {
    String component = registry.instance(pid).map(InstanceNames::component).orElse(pid);
    return definitions
        .of(component)
        .map(definition -> new ShownConfiguration(pid, definition.ocd(), definition.defaults()))
        .orElse(null);
  }

  @Override
  public void updateConfiguration(String pid, Map<String, Object> properties) throws KuraException {
    updateConfiguration(pid, properties, true);
  }

  /** An unknown pid does nothing, as in Kura; the log says so. */
  @Override
  public synchronized void updateConfiguration(
      String pid, Map<String, Object> properties, boolean takeSnapshot) throws KuraException {
    change(() -> update(pid, properties), takeSnapshot);
  }

  @Override
  public void updateConfigurations(List<ComponentConfiguration> configurations)
      throws KuraException {
    updateConfigurations(configurations, true);
  }

  /** One after the other, not all or nothing: neither does Kura. */
  @Override
  public synchronized void updateConfigurations(
      List<ComponentConfiguration> configurations, boolean takeSnapshot) throws KuraException {
    change(
        () -> {
          for (ComponentConfiguration one : configurations) {
            update(one.getPid(), one.getConfigurationProperties());
          }
        },
        takeSnapshot);
  }

  @Override
  public synchronized Set<Long> getSnapshots() throws KuraException {
    try {
      return snapshots.ids();
    } catch (IOException e) {
      throw new KuraException(CONFIGURATION_SNAPSHOT_LISTING, e);
    }
  }

  @Override
  public synchronized List<ComponentConfiguration> getSnapshot(long id) throws KuraException {
    return saved(id).stream().map(registry::shown).toList();
  }

  @Override
  public synchronized long snapshot() throws KuraException {
    try {
      return snapshots.write(saving.current(), now());
    } catch (IOException | IllegalArgumentException e) {
      throw new KuraException(CONFIGURATION_SNAPSHOT_TAKING, e, e.getMessage());
    }
  }

  /** Goes back to the snapshot before the last and takes a new one; returns the id of the old. */
  @Override
  public synchronized long rollback() throws KuraException {
    NavigableSet<Long> ids = new TreeSet<>(getSnapshots());
    Long before = ids.isEmpty() ? null : ids.lower(ids.last());
    if (before == null) {
      throw new KuraException(CONFIGURATION_SNAPSHOT_NOT_FOUND, "before the last");
    }
    rollback(before);
    return before;
  }

  @Override
  public synchronized void rollback(long id) throws KuraException {
    List<SnapshotEntry> components = saved(id);
    change(() -> registry.apply(components, now()), true);
  }

  /** A component's service is there. */
  void registered(Map<String, Object> service) {
    watch.registered(service);
  }

  /** Does something that nobody waits for; the log says if it fails. */
  synchronized void quietly(String pid, Work work) {
    try {
      attempt(CONFIGURATION_UPDATE, work);
    } catch (KuraException e) {
      LOG.error("{}: {}", pid, e.getMessage(), e);
    }
  }

  private synchronized void applyNewest() throws IOException {
    Optional<List<SnapshotEntry>> newest = snapshots.newest();
    if (newest.isPresent()) {
      registry.apply(newest.get(), now());
    } else if (!snapshots.ids().isEmpty()) {
      LOG.error("no snapshot can be read: configurations are not changed");
    }
  }

  private void update(String pid, Map<String, Object> properties) throws IOException {
    Optional<InstanceNames> instance = registry.instance(pid);
    if (instance.isPresent()) {
      registry.update(instance.get(), properties);
    } else {
      LOG.warn("{}: no such configuration, update ignored", pid);
    }
  }

  private void change(Work work, boolean takeSnapshot) throws KuraException {
    attempt(CONFIGURATION_UPDATE, work);
    if (takeSnapshot) {
      snapshot();
    }
  }

  private ComponentConfiguration shown(InstanceNames instance) throws KuraException {
    try {
      return registry.shown(instance);
    } catch (IOException e) {
      throw new KuraException(KuraErrorCode.CONFIGURATION_ERROR, e, instance.pid());
    }
  }

  private List<SnapshotEntry> saved(long id) throws KuraException {
    if (!getSnapshots().contains(id)) {
      throw new KuraException(CONFIGURATION_SNAPSHOT_NOT_FOUND, id);
    }
    try {
      return snapshots.read(id);
    } catch (IOException e) {
      throw new KuraException(CONFIGURATION_SNAPSHOT_LOADING, e, id);
    }
  }

  private ServiceReference<?>[] services(Filter filter) throws KuraException {
    try {
      ServiceReference<?>[] found =
          context.getServiceReferences(ConfigurableComponent.class.getName(), filter.toString());
      return found == null ? new ServiceReference<?>[0] : found;
    } catch (InvalidSyntaxException e) {
      throw new KuraException(INVALID_PARAMETER, e, filter);
    }
  }

  private static void attempt(KuraErrorCode code, Work work) throws KuraException {
    try {
      work.run();
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw new KuraException(code, e, e.getMessage()); // the last one: it was deleted meanwhile
    }
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
