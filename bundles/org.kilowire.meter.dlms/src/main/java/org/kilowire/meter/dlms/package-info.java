// SPDX-License-Identifier: Apache-2.0
/**
 * Meters that speak DLMS/COSEM, as the domain sees meters: what it asks becomes conversations of
 * {@code org.kilowire.dlms}, what they yield becomes blocks of readings. No octets, no I/O, no
 * clock.
 */
@Export
@Version("1.0.0")
package org.kilowire.meter.dlms;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
