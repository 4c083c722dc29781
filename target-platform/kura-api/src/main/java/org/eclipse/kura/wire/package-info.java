// SPDX-License-Identifier: Apache-2.0
/** Wires: components that hand records to each other. */
@Export
@Version("2.0.0")
package org.eclipse.kura.wire;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
