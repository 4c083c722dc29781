// SPDX-License-Identifier: Apache-2.0
/**
 * The APDUs of xDLMS with logical-name referencing (IEC 62056-5-3), a record each. Octets are the
 * codec's.
 */
@Export
@Version("1.0.0")
package org.kilowire.dlms.xdlms;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
