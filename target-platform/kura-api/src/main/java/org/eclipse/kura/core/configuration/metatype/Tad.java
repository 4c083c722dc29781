// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.core.configuration.metatype;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Option;
import org.eclipse.kura.configuration.metatype.Scalar;

/** One field of a configuration. */
public class Tad implements AD {
  private final List<Option> options = new ArrayList<>();
  private final List<Object> any = new ArrayList<>();
  private final Map<QName, String> otherAttributes = new HashMap<>();
  private String name;
  private String description;
  private String id;
  private Tscalar type;
  private Integer cardinality;
  private String min;
  private String max;
  private String defaultValue;
  private Boolean required;

  @Override
  public List<Option> getOption() {
    return options;
  }

  /** Adds one option. */
  public void setOption(Toption option) {
    options.add(option);
  }

  public List<Object> getAny() {
    return any;
  }

  @Override
  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  @Override
  public String getDescription() {
    return description;
  }

  public void setDescription(String description) {
    this.description = description;
  }

  @Override
  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  @Override
  public Scalar getType() {
    return type == null ? null : Scalar.valueOf(type.name());
  }

  public void setType(Tscalar type) {
    this.type = type;
  }

  /** 0 unless it was set. */
  @Override
  public int getCardinality() {
    return cardinality == null ? 0 : cardinality;
  }

  public void setCardinality(Integer cardinality) {
    this.cardinality = cardinality;
  }

  @Override
  public String getMin() {
    return min;
  }

  public void setMin(String min) {
    this.min = min;
  }

  @Override
  public String getMax() {
    return max;
  }

  public void setMax(String max) {
    this.max = max;
  }

  @Override
  public String getDefault() {
    return defaultValue;
  }

  public void setDefault(String defaultValue) {
    this.defaultValue = defaultValue;
  }

  /** True unless it was set. */
  @Override
  public boolean isRequired() {
    return required == null || required;
  }

  public void setRequired(Boolean required) {
    this.required = required;
  }

  public Map<QName, String> getOtherAttributes() {
    return otherAttributes;
  }
}
