// SPDX-License-Identifier: Apache-2.0
/** Drivers: how an asset reads and writes a device. */
@Export
@Version("1.0.0")
package org.eclipse.kura.driver;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
