// SPDX-License-Identifier: Apache-2.0
/**
 * IEC 62056-21 (IEC 1107, "FLAG"): why its conversations fail, and what is to be known of a meter
 * before one speaks to it. Nothing else lives here.
 */
@Export
@Version("1.0.0")
package org.kilowire.iec62056;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
