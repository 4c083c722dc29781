// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps what was read until the IMS has it, and what the gateway must remember over a restart: one
 * SQLite database in a folder of its own. What is acknowledged is on the disk. Never talks to
 * meters or to a broker.
 */
@Export
@Version("1.0.0")
package org.kilowire.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
