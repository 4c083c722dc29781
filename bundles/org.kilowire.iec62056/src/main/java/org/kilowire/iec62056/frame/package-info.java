// SPDX-License-Identifier: Apache-2.0
/**
 * Characters, check characters and blocks of IEC 62056-21, 6.3: octets in, whole blocks out, and
 * back. No sockets, no threads, no clocks, and never a look into a block.
 */
@Export
@Version("1.0.0")
package org.kilowire.iec62056.frame;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
