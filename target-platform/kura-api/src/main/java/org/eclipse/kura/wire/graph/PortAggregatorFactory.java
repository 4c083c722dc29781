// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire.graph;

import java.util.List;

/** Makes aggregators. */
public interface PortAggregatorFactory {
  PortAggregator build(List<ReceiverPort> receiverPorts);
}
