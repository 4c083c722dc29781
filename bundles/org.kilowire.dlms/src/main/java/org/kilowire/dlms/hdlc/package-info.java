// SPDX-License-Identifier: Apache-2.0
/**
 * HDLC of IEC 62056-46 in both roles: octets in, whole APDUs out. Frames, check sequences, link set
 * up, windows, segments and recovery; no sockets, no threads, no clocks, and never a look into an
 * APDU.
 *
 * <p>A stream is all it asks for: how it is cut into reads does not matter. So it runs unchanged
 * over a serial line, over TCP to a serial server, and over UDP to one, where datagrams are slices
 * of the octet stream: a frame may come in several, and several frames in one. A datagram that is
 * lost is what a disturbed line is, a frame missing or broken, and is recovered in the same way.
 */
@Export
@Version("1.0.0")
package org.kilowire.dlms.hdlc;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
