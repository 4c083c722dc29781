// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire;

import org.osgi.service.wireadmin.Producer;

/** A component that records come from. */
public interface WireEmitter extends WireComponent, Producer {}
