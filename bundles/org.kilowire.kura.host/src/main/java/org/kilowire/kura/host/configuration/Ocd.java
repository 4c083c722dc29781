// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.util.List;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Icon;
import org.eclipse.kura.configuration.metatype.OCD;

/** What a component's metatype says; without fields if it has none. */
final class Ocd implements OCD {
  private final String id;
  private final String name;
  private final String description;
  private final List<AD> fields;

  Ocd(String id, String name, String description, List<? extends AD> fields) {
    this.id = id;
    this.name = name;
    this.description = description;
    this.fields = List.copyOf(fields);
  }

  @Override
  public List<AD> getAD() {
    return fields;
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
