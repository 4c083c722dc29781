// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.configuration.metatype;

import java.util.List;
import org.eclipse.kura.configuration.ComponentConfiguration;

/** Finds definitions, as configurations that hold the defaults. */
public interface OCDService {
  List<ComponentConfiguration> getFactoryComponentOCDs();

  ComponentConfiguration getFactoryComponentOCD(String factoryPid);

  /** Of the components that provide any of these services. */
  List<ComponentConfiguration> getServiceProviderOCDs(Class<?>... services);

  /** Of the components that provide any of these services, by class name. */
  List<ComponentConfiguration> getServiceProviderOCDs(String... serviceNames);
}
