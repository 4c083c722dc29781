// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.metatype.OCDService;
import org.kilowire.kura.host.ComponentDescriptions;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The definitions of all configurable components of the bundles that are started. They come and go
 * on the framework's event thread, a moment after the components: in Kura too a component's first
 * activation can come before its factory pid is known.
 */
@Component(service = {OCDService.class, Definitions.class})
public final class Definitions implements OCDService {
  private static final Logger LOG = LoggerFactory.getLogger(Definitions.class);

  /** Is told of definitions, on the framework's event thread. */
  interface Listener {
    /**
     * A bundle is started.
     *
     * @param again whether this bundle was stopped before: a restart, an update, a reinstallation
     */
    void started(List<Definition> definitions, boolean again);
  }

  private final Map<String, Definition> known = new ConcurrentHashMap<>();
  private final Set<String> stopped = ConcurrentHashMap.newKeySet();
  private final BundleListener bundles = this::changed; // no synchronous one: it comes after DS's
  private final BundleContext context;
  private final ComponentDescriptions components;
  private volatile Listener listener = (definitions, again) -> {};

  @Activate
  public Definitions(BundleContext context, @Reference ServiceComponentRuntime runtime) {
    this.context = context;
    this.components = new ComponentDescriptions(runtime);
  }

  @Activate
  void start() {
    context.addBundleListener(bundles);
    Arrays.stream(context.getBundles()).forEach(this::learn);
  }

  @Deactivate
  void stop() {
    context.removeBundleListener(bundles);
  }

  /** From now on this listener is told; what is there already it is told at once. */
  void tell(Listener next) {
    listener = next;
    next.started(List.copyOf(known.values()), false);
  }

  Optional<Definition> of(String pid) {
    return Optional.ofNullable(known.get(pid));
  }

  Set<String> factories() {
    Set<String> pids = new HashSet<>();
    known.values().stream().filter(Definition::factory).forEach(d -> pids.add(d.pid()));
    return pids;
  }

  @Override
  public List<ComponentConfiguration> getFactoryComponentOCDs() {
    return shown(Definition::factory);
  }

  @Override
  public ComponentConfiguration getFactoryComponentOCD(String factoryPid) {
    return of(factoryPid).filter(Definition::factory).map(Definitions::shown).orElse(null);
  }

  @Override
  public List<ComponentConfiguration> getServiceProviderOCDs(Class<?>... services) {
    return getServiceProviderOCDs(
        Arrays.stream(services).map(Class::getName).toArray(String[]::new));
  }

  /** Of the components that provide any of these services: so do Kura's wire composer data. */
  @Override
  public List<ComponentConfiguration> getServiceProviderOCDs(String... serviceNames) {
    return shown(d -> Arrays.stream(serviceNames).anyMatch(d.services()::contains));
  }

  private List<ComponentConfiguration> shown(Predicate<Definition> which) {
    return known.values().stream().filter(which).map(Definitions::shown).toList();
  }

  private static ComponentConfiguration shown(Definition definition) {
    return new ShownConfiguration(definition.pid(), definition.ocd(), definition.defaults());
  }

  private void changed(BundleEvent event) {
    Bundle bundle = event.getBundle();
    if (event.getType() == BundleEvent.STARTED) {
      boolean again = stopped.remove(bundle.getSymbolicName());
      listener.started(learn(bundle), again);
    } else if (event.getType() == BundleEvent.STOPPED) {
      stopped.add(bundle.getSymbolicName());
      known.values().removeIf(d -> d.bundle() == bundle.getBundleId());
    }
  }

  private List<Definition> learn(Bundle bundle) {
    List<Definition> found = new ArrayList<>();
    for (ComponentDescriptionDTO component : components.of(bundle)) {
      if (Arrays.asList(component.serviceInterfaces)
          .contains(ConfigurableComponent.class.getName())) {
        definition(bundle, component).ifPresent(found::add);
      }
    }
    found.forEach(definition -> known.put(definition.pid(), definition));
    return found;
  }

  private static Optional<Definition> definition(Bundle bundle, ComponentDescriptionDTO component) {
    return metatype(bundle, component.name)
        .or(() -> withoutFields(component))
        .map(
            metatype ->
                new Definition(
                    component.name,
                    metatype.factory(),
                    "require".equals(component.configurationPolicy),
                    Set.of(component.serviceInterfaces),
                    metatype.ocd(),
                    bundle.getBundleId()));
  }

  private static Optional<Metatype> withoutFields(ComponentDescriptionDTO component) {
    boolean named = component.properties.containsKey(ConfigurationService.KURA_SERVICE_PID);
    String pid = component.name;
    return named
        ? Optional.of(new Metatype(new Ocd(pid, pid, null, List.of()), false))
        : Optional.empty();
  }

  private static Optional<Metatype> metatype(Bundle bundle, String pid) {
    URL document = bundle.getEntry("OSGI-INF/metatype/" + pid + ".xml");
    if (document == null) {
      return Optional.empty();
    }
    try (InputStream in = document.openStream()) {
      return Optional.of(Metatype.read(in, pid));
    } catch (IOException e) {
      LOG.error("{}: {} is unusable: {}", bundle.getSymbolicName(), document, e.getMessage());
      return Optional.empty();
    }
  }
}
