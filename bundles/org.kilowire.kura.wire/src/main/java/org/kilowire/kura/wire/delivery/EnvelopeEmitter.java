// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.delivery;

import java.util.List;
import org.eclipse.kura.wire.WireRecord;

/** Where a component's envelopes leave it. */
public interface EnvelopeEmitter {

  /** Hands an envelope to all receivers, on this thread. */
  void emit(List<WireRecord> records);

  /** Whether there is any receiver. */
  boolean isConnected();
}
