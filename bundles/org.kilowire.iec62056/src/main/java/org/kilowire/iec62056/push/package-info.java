// SPDX-License-Identifier: Apache-2.0
/** Telegrams that meters send without being asked: mode D and DSMR P1 with its CRC. */
@Export
@Version("1.0.0")
package org.kilowire.iec62056.push;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
