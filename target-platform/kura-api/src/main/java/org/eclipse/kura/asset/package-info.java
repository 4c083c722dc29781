// SPDX-License-Identifier: Apache-2.0
/** Assets: a driver and the channels that are read and written through it. */
@Export
@Version("1.0.0")
package org.eclipse.kura.asset;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
