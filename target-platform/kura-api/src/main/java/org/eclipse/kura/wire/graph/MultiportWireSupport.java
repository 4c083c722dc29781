// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire.graph;

import java.util.List;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;

/** The ports of a component that has several. */
public interface MultiportWireSupport extends WireSupport {
  List<EmitterPort> getEmitterPorts();

  List<ReceiverPort> getReceiverPorts();

  WireEnvelope createWireEnvelope(List<WireRecord> records);
}
