// SPDX-License-Identifier: Apache-2.0
/**
 * Reads a fleet's meters by their schedules and hands what they gave to an archive. It knows no
 * protocol and no database, opens no line of its own, and remembers nothing of what was read: what
 * the archive has not stored is read again.
 */
@Export
@Version("1.0.0")
package org.kilowire.collect;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
