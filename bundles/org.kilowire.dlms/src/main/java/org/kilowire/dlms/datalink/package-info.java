// SPDX-License-Identifier: Apache-2.0
/**
 * What stands between APDUs and octets, in both roles: a data link carries whole APDUs. HDLC (IEC
 * 62056-46) and the wrapper (IEC 62056-47) are its two kinds. Knows nothing of what an APDU says.
 */
@Export
@Version("1.0.0")
package org.kilowire.dlms.datalink;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
