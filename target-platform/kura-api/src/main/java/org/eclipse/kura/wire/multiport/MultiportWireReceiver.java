// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire.multiport;

import org.eclipse.kura.wire.WireComponent;
import org.osgi.service.wireadmin.Consumer;

/** A component that records go to by several ports. */
public interface MultiportWireReceiver extends Consumer, WireComponent {}
