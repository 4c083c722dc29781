// SPDX-License-Identifier: Apache-2.0
/** Links within one process: two ends and nothing between them. No sockets and no threads. */
@Export
@Version("1.0.0")
package org.kilowire.link.memory;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
