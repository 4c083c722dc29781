// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.util.List;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Icon;
import org.eclipse.kura.configuration.metatype.OCD;

/** What there is to be said of a component's configuration; without fields if it has none. */
public record Ocd(String id, String name, String description, List<? extends AD> fields)
    implements OCD {

  @Override
  public List<AD> getAD() {
    return List.copyOf(fields);
  }

  @Override
  public List<Icon> getIcon() {
    return List.of();
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public String getDescription() {
    return description;
  }

  @Override
  public String getId() {
    return id;
  }
}
