// SPDX-License-Identifier: Apache-2.0
/** Values of the seven types that wires and channels carry. */
@Export
@Version("1.1.0")
package org.eclipse.kura.type;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
