// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire.graph;

import java.util.List;
import org.osgi.service.wireadmin.Wire;

/** Where wires are joined to a component. */
public interface Port {
  List<Wire> listConnectedWires();
}
