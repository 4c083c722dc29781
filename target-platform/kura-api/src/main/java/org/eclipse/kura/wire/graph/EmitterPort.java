// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire.graph;

import org.eclipse.kura.wire.WireEnvelope;

/** A port that envelopes leave by. */
public interface EmitterPort extends Port {
  void emit(WireEnvelope envelope);
}
