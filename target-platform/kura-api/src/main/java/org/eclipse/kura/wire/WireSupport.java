// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire;

import java.util.List;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;

/** A component's ends of its wires. */
public interface WireSupport extends Producer, Consumer {
  /** Hands these records to every receiver, one after the other, on this thread. */
  void emit(List<WireRecord> records);
}
