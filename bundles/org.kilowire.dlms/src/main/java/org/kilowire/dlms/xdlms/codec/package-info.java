// SPDX-License-Identifier: Apache-2.0
/**
 * APDUs of xDLMS to octets and back (IEC 62056-5-3), one door {@code XdlmsApdus}. Knows what an
 * APDU looks like, not when it may be said.
 */
@Export
@Version("1.0.0")
package org.kilowire.dlms.xdlms.codec;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
