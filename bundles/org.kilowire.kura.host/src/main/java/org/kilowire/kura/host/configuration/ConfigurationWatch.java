// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import static org.eclipse.kura.configuration.ConfigurationService.KURA_SERVICE_PID;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to configurations without a call: bundles and services come, others change them. */
final class ConfigurationWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationWatch.class);

  private final Configurations configurations;
  private final ConfigurationRegistry registry;
  private final DeliveryBarrier delivery;
  private ServiceRegistration<?> listening;

  ConfigurationWatch(
      Configurations configurations, ConfigurationRegistry registry, DeliveryBarrier delivery) {
    this.configurations = configurations;
    this.registry = registry;
    this.delivery = delivery;
  }

  void begin(BundleContext context, Definitions definitions) {
    listening = context.registerService(ConfigurationListener.class, this::changed, null);
    definitions.tell(this::started);
  }

  void end(Definitions definitions) {
    definitions.tell((unused, again) -> {});
    listening.unregister();
  }

  /** A component's service is there. Without a name nobody sees it: Kura's way with singletons. */
  void registered(Map<String, Object> service) {
    if (service.get(KURA_SERVICE_PID) instanceof String pid) {
      Object servicePid = service.get(Constants.SERVICE_PID);
      Object factoryPid = service.get(ConfigurationAdmin.SERVICE_FACTORYPID);
      InstanceNames instance =
          new InstanceNames(
              pid,
              servicePid instanceof String text ? text : pid,
              Optional.ofNullable(factoryPid).map(String::valueOf));
      configurations.quietly(pid, () -> registry.registered(instance));
    }
  }

  private void started(List<Definition> started, boolean again) {
    for (Definition definition : started) {
      configurations.quietly(
          definition.pid(),
          () -> {
            registry.defined(definition);
            if (again && definition.factory()) {
              seedAgain(definition);
            }
          });
    }
  }

  /** Kura seeds a factory's instances a second time when their bundle comes back. */
  private void seedAgain(Definition definition) throws IOException {
    for (InstanceNames instance : registry.of(definition)) {
      delivery.then(() -> configurations.quietly(instance.pid(), () -> registry.seed(instance)));
    }
  }

  private void changed(ConfigurationEvent event) {
    if (!event.getPid().equals(DeliveryBarrier.PID)) {
      configurations.quietly(event.getPid(), () -> follow(event));
    } else if (event.getType() == ConfigurationEvent.CM_UPDATED) {
      configurations.quietly(DeliveryBarrier.PID, delivery::told);
    }
  }

  /** Somebody else, as a console, changes configurations too. */
  private void follow(ConfigurationEvent event) throws IOException, KuraException {
    if (event.getType() == ConfigurationEvent.CM_DELETED
        ? registry.lost(event.getPid())
        : registry.adopt(event.getPid(), Optional.ofNullable(event.getFactoryPid()))) {
      LOG.info("{}: changed from outside, snapshot {}", event.getPid(), configurations.snapshot());
    }
  }
}
