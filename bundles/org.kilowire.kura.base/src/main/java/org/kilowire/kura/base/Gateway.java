// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.util.Map;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.kilowire.kura.base.secret.NamedSecret;
import org.kilowire.link.LinkProvider;
import org.kilowire.store.CommitListener;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The gateway's component on Kura. Kura: a singleton needs the property {@code kura.service.pid} to
 * be seen, and {@code modified} comes with unchanged configurations too: those do nothing.
 */
@Component(
    name = Gateway.PID,
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = "kura.service.pid=" + Gateway.PID,
    service = ConfigurableComponent.class)
@Designate(ocd = GatewayConfig.class)
public final class Gateway implements ConfigurableComponent {

  static final String PID = "org.kilowire.kura.base.Gateway";

  private final Installation.Guests guests = new Installation.Guests();
  private Installation installation;

  @Activate
  void activate(BundleContext context, Map<String, Object> configuration) {
    installation =
        new Installation(
            guests,
            new BundleRegistry(context),
            context::getProperty,
            new ThreadAlarm("kilowire-again"));
    try {
      installation.configure(configuration);
    } catch (RuntimeException e) {
      installation.close();
      throw e;
    }
  }

  @Modified
  void modified(Map<String, Object> configuration) {
    installation.configure(configuration);
  }

  @Deactivate
  void deactivate() {
    installation.close();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addLinkProvider(LinkProvider provider) {
    guests.links().add(provider);
  }

  void removeLinkProvider(LinkProvider provider) {
    guests.links().remove(provider);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addSecret(NamedSecret secret) {
    guests.secrets().add(secret);
  }

  void removeSecret(NamedSecret secret) {
    guests.secrets().remove(secret);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addCommitListener(CommitListener listener) {
    guests.commits().add(listener);
  }

  void removeCommitListener(CommitListener listener) {
    guests.commits().remove(listener);
  }
}
