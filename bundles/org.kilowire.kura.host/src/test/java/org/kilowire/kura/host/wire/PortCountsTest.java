// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireReceiver;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

final class PortCountsTest {

  private static ComponentDescriptionDTO component(Map<String, Object> properties) {
    ComponentDescriptionDTO component = new ComponentDescriptionDTO();
    component.serviceInterfaces =
        new String[] {WireEmitter.class.getName(), WireReceiver.class.getName()};
    component.properties = new HashMap<>(properties);
    return component;
  }

  private static Map<String, Object> cardinalities() {
    Map<String, Object> properties = new HashMap<>();
    for (String side : new String[] {"input", "output"}) {
      properties.put(side + ".cardinality.minimum", 0);
      properties.put(side + ".cardinality.maximum", 5);
    }
    properties.put("input.cardinality.default", 2);
    properties.put("output.cardinality.default", 3);
    return properties;
  }

  @Test
  void k8_a_component_has_the_ports_that_it_declares() {
    assertThat(PortCounts.of(component(cardinalities()))).isEqualTo(new PortCounts(2, 3));
  }

  @Test
  void k8_a_component_that_declares_only_some_cardinalities_has_one_port_a_service() {
    for (String missing : cardinalities().keySet()) {
      Map<String, Object> properties = cardinalities();
      properties.remove(missing);
      assertThat(PortCounts.of(component(properties))).as(missing).isEqualTo(new PortCounts(1, 1));
    }
    assertThat(PortCounts.of(component(Map.of()))).isEqualTo(new PortCounts(1, 1));
  }
}
