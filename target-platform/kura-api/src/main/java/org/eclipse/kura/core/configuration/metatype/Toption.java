// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.core.configuration.metatype;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.eclipse.kura.configuration.metatype.Option;

/** One of the choices for a field. */
public class Toption implements Option {
  private final List<Object> any = new ArrayList<>();
  private final Map<QName, String> otherAttributes = new HashMap<>();
  private String label;
  private String value;

  public List<Object> getAny() {
    return any;
  }

  /** Adds one element. */
  public void setAny(Object element) {
    any.add(element);
  }

  @Override
  public String getLabel() {
    return label;
  }

  public void setLabel(String label) {
    this.label = label;
  }

  @Override
  public String getValue() {
    return value;
  }

  public void setValue(String value) {
    this.value = value;
  }

  public Map<QName, String> getOtherAttributes() {
    return otherAttributes;
  }
}
