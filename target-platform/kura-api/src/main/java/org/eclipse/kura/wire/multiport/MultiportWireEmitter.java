// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire.multiport;

import org.eclipse.kura.wire.WireComponent;
import org.osgi.service.wireadmin.Producer;

/** A component that records come from by several ports. */
public interface MultiportWireEmitter extends Producer, WireComponent {}
