// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.framework;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * A component that tells each call it gets to the services {@code Consumer} with the property
 * {@code probe.calls}: its class is the bundle's own, so it can tell only in the JDK's types. A
 * call is a list: the component's name, what was called, the properties.
 */
public final class RecordingComponent implements ConfigurableComponent {
  void activate(BundleContext context, Map<String, Object> properties) {
    tell(context, "ACTIVATE", properties);
  }

  void modified(BundleContext context, Map<String, Object> properties) {
    tell(context, "MODIFIED", properties);
  }

  void deactivate(BundleContext context, int reason, Map<String, Object> properties) {
    tell(context, "DEACTIVATE reason=" + reason, properties);
  }

  @SuppressWarnings("unchecked") // a consumer of calls by its property
  private static void tell(BundleContext context, String what, Map<String, Object> properties) {
    Collection<ServiceReference<Consumer<Object>>> all;
    try {
      all =
          context.getServiceReferences(
              (Class<Consumer<Object>>) (Class<?>) Consumer.class, "(probe.calls=*)");
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
    for (ServiceReference<Consumer<Object>> one : all) {
      String component = String.valueOf(properties.get("component.name"));
      context.getService(one).accept(List.of(component, what, new HashMap<>(properties)));
    }
  }
}
