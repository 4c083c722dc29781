// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which wire components there are, and which wires between them.
 *
 * @param components by their {@code kura.service.pid}, in the order in which they were given: how
 *     many ports each has, and where a picture of the graph shows it
 * @param wires in the order in which they were given
 */
record GraphDocument(Map<String, Map<String, Object>> components, List<GraphWire> wires) {

  static final String INPUTS = "inputPortCount";
  static final String OUTPUTS = "outputPortCount";
  static final String X = "position.x";
  static final String Y = "position.y";

  static final GraphDocument EMPTY = new GraphDocument(Map.of(), List.of());

  GraphDocument {
    components = new LinkedHashMap<>(components);
    components.forEach((pid, ports) -> Objects.requireNonNull(pid, "a component without pid"));
    wires = List.copyOf(wires);
  }
}
