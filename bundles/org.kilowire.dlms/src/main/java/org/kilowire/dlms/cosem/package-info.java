// SPDX-License-Identifier: Apache-2.0
/**
 * What COSEM's objects are made of (IEC 62056-6-1, -6-2): names, attributes, methods, units,
 * states. Turns data into these values and back; asks nobody for anything.
 */
@Export
@Version("1.0.0")
package org.kilowire.dlms.cosem;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
