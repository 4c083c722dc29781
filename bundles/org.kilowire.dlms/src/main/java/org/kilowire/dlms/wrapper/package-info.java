// SPDX-License-Identifier: Apache-2.0
/**
 * The wrapper of IEC 62056-47 in both roles: APDUs behind a header of eight octets, over TCP or
 * UDP. No sockets, no threads, no clocks, and never a look into an APDU.
 */
@Export
@Version("1.0.0")
package org.kilowire.dlms.wrapper;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
