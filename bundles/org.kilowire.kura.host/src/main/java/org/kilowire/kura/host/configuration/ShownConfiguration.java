// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.metatype.OCD;

/** A configuration as it is shown: passwords are {@code Password}s of the plain text. */
public final class ShownConfiguration implements ComponentConfiguration {
  private final String pid;
  private final OCD definition;
  private final Map<String, Object> properties;

  /**
   * @param definition null if the component's bundle is not there
   */
  public ShownConfiguration(String pid, OCD definition, Map<String, Object> properties) {
    this.pid = pid;
    this.definition = definition;
    this.properties = new HashMap<>(properties);
  }

  @Override
  public String getPid() {
    return pid;
  }

  @Override
  public OCD getDefinition() {
    return definition;
  }

  @Override
  public Map<String, Object> getConfigurationProperties() {
    return properties;
  }
}
