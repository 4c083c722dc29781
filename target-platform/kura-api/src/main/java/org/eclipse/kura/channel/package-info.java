// SPDX-License-Identifier: Apache-2.0
/** Channels of an asset, and the records in which their values travel. */
@Export
@Version("1.3.0")
package org.eclipse.kura.channel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
