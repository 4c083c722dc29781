// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.configuration;

import java.util.Map;
import org.eclipse.kura.configuration.metatype.OCD;

/** A component's configuration and the definition it goes by. */
public interface ComponentConfiguration {
  /** The {@code kura.service.pid}. */
  String getPid();

  OCD getDefinition();

  Map<String, Object> getConfigurationProperties();
}
