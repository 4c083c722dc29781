// SPDX-License-Identifier: Apache-2.0
/**
 * What Kura Drivers have in common, and the port over which a protocol becomes one: its options,
 * its channel fields, its association and its reads. It knows no protocol and opens no link.
 */
@Export
@Version("1.0.0")
package org.kilowire.kura.driver;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
