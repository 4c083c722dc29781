// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire.graph;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.kura.wire.WireEnvelope;

/** Makes one thing of the envelopes of several ports. */
public interface PortAggregator {
  /** The consumer gets one envelope a port, in the order of the ports. */
  void onWireReceive(Consumer<List<WireEnvelope>> consumer);
}
