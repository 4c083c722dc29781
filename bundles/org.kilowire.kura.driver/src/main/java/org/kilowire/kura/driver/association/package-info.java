// SPDX-License-Identifier: Apache-2.0
/**
 * The association that a driver keeps with its meter between two reads, and its turns at the line.
 * No protocol and nothing of Kura.
 */
@Export
@Version("1.0.0")
package org.kilowire.kura.driver.association;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
