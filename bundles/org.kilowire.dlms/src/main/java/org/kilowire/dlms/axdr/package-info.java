// SPDX-License-Identifier: Apache-2.0
/**
 * A-XDR (IEC 61334-6) as COSEM uses it: octets to data and back, as a tree or element by element.
 * Knows no object, no service and no line, and never believes a length before it is there.
 */
@Export
@Version("1.0.0")
package org.kilowire.dlms.axdr;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
