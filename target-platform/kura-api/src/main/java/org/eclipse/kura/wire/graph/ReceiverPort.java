// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire.graph;

import java.util.function.Consumer;
import org.eclipse.kura.wire.WireEnvelope;

/** A port that envelopes come in by. */
public interface ReceiverPort extends Port {
  void onWireReceive(Consumer<WireEnvelope> consumer);
}
