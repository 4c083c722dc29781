// SPDX-License-Identifier: Apache-2.0
/** The wire graph: components, their ports, and the wires between them. */
@Export
@Version("1.0.0")
package org.eclipse.kura.wire.graph;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
