// SPDX-License-Identifier: Apache-2.0
/**
 * The queue in front of each line. Hands out leases and opens links for their holders; runs nothing
 * on threads of its own but the clock that ends waits.
 */
@Export
@Version("1.0.0")
package org.kilowire.link.queue;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
