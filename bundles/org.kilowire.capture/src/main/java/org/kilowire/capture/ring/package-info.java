// SPDX-License-Identifier: Apache-2.0
/**
 * Frames of an interface by the ring of AF_PACKET (TPACKET_V3): sampled values with their VLAN
 * tags, HSR tags and PRP trailers, as they come.
 */
@Export
@Version("1.0.0")
package org.kilowire.capture.ring;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
