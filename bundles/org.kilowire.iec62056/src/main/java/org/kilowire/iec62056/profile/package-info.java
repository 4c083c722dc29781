// SPDX-License-Identifier: Apache-2.0
/**
 * Load profiles and logs of the VDEW register code (P.01, P.98 and their like): requests in
 * windows, and rows out of answers. Knows no line.
 */
@Export
@Version("1.0.0")
package org.kilowire.iec62056.profile;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
