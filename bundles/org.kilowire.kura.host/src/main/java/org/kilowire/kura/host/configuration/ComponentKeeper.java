// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.util.Map;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Holds every configurable component, so that it is active, and tells of each one that comes. A
 * component of its own, because components use the configuration service: it must be there before
 * them.
 */
@Component(service = ComponentKeeper.class, immediate = true)
public final class ComponentKeeper {
  private final Configurations configurations;

  @Activate
  public ComponentKeeper(@Reference Configurations configurations) {
    this.configurations = configurations;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addComponent(ConfigurableComponent component, Map<String, Object> properties) {
    configurations.registered(properties);
  }

  void removeComponent(ConfigurableComponent component) {
    // Its configuration stays.
  }
}
