// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The services of one type that are registered, by their {@code kura.service.pid}. They are asked
 * for at each call and not kept: who asks during its own activation is not yet among them, as in
 * Kura.
 *
 * @param <S> the type
 */
public final class RegisteredServices<S> {

  private final BundleContext context;
  private final Class<S> type;

  public RegisteredServices(BundleContext context, Class<S> type) {
    this.context = context;
    this.type = type;
  }

  /** The pid by which configurations and people know a service; null if it has none. */
  public static String kuraPid(ServiceReference<?> reference) {
    return reference.getProperty(ConfigurationService.KURA_SERVICE_PID) instanceof String pid
        ? pid
        : null;
  }

  /** The service of a pid, if it is registered and active. */
  public Optional<S> find(String pid) {
    return reference(pid).map(this::service);
  }

  /** Where the service of a pid is registered. */
  public Optional<ServiceReference<S>> reference(String pid) {
    return references().stream().filter(reference -> pid.equals(kuraPid(reference))).findFirst();
  }

  /** Where a service is registered that is this very object. */
  public Optional<ServiceReference<S>> reference(S service) {
    return references().stream().filter(reference -> isAt(reference, service)).findFirst();
  }

  /** All of them, in no order. */
  public List<S> all() {
    List<S> all = new ArrayList<>();
    for (ServiceReference<S> reference : references()) {
      S service = service(reference);
      if (service != null) {
        all.add(service);
      }
    }
    return all;
  }

  private boolean isAt(ServiceReference<S> reference, S service) {
    return service(reference) == service;
  }

  /** Not held here: a component that is configured is active all the time. */
  private S service(ServiceReference<S> reference) {
    S found = context.getService(reference);
    context.ungetService(reference);
    return found;
  }

  private Collection<ServiceReference<S>> references() {
    try {
      return context.getServiceReferences(type, null);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("there is no filter to be wrong", e);
    }
  }
}
