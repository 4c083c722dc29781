// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire;

import org.osgi.service.wireadmin.Consumer;

/** A component that records go to. */
public interface WireReceiver extends WireComponent, Consumer {
  /** Runs on the emitter's thread. */
  void onWireReceive(WireEnvelope envelope);
}
