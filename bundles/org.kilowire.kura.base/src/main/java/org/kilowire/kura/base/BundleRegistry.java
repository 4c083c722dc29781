// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** The framework's service registry. */
record BundleRegistry(BundleContext context) implements Registry {

  private record Registered(ServiceRegistration<?> registration) implements Registration {

    @Override
    public void update(Map<String, ?> properties) {
      try {
        registration.setProperties(FrameworkUtil.asDictionary(Map.copyOf(properties)));
      } catch (IllegalStateException e) {
        // It was taken back in the meantime.
      }
    }

    @Override
    public void unregister() {
      try {
        registration.unregister();
      } catch (IllegalStateException e) {
        // A bundle that is stopped loses its services before or after we take them back.
      }
    }
  }

  @Override
  public <T> Registration register(Class<T> type, T service, Map<String, ?> properties) {
    return new Registered(
        context.registerService(type, service, FrameworkUtil.asDictionary(Map.copyOf(properties))));
  }
}
