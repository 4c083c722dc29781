// SPDX-License-Identifier: Apache-2.0
/**
 * Meters that speak IEC 62056-21, as the domain sees meters: what it asks becomes conversations of
 * {@code org.kilowire.iec62056}, what they yield becomes blocks of readings. No octets, no I/O, no
 * clock.
 */
@Export
@Version("1.0.0")
package org.kilowire.meter.iec62056;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
