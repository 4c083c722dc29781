// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire.graph;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import org.eclipse.kura.configuration.ComponentConfiguration;

/** A component of the graph: its configuration, and what only the graph knows of it. */
public class WireComponentConfiguration {
  private final ComponentConfiguration configuration;
  private final Map<String, Object> properties;

  public WireComponentConfiguration(
      ComponentConfiguration configuration, Map<String, Object> properties) {
    this.configuration = requireNonNull(configuration, "configuration");
    this.properties = Collections.unmodifiableMap(requireNonNull(properties, "properties"));
  }

  public ComponentConfiguration getConfiguration() {
    return configuration;
  }

  public Map<String, Object> getProperties() {
    return properties;
  }
}
