// SPDX-License-Identifier: Apache-2.0
/**
 * Ethernet frames around an APDU of IEC 61850-9-1 or 9-2: addresses, VLAN tags, HSR tag, PRP
 * trailer, and the header with APPID and Length. Octets in, octets out; no sockets, and no look
 * into the APDU beyond its first octet.
 */
@Export
@Version("1.0.0")
package org.kilowire.sv.ethernet;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
