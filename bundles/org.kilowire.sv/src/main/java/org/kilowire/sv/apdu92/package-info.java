// SPDX-License-Identifier: Apache-2.0
/**
 * The APDU of IEC 61850-9-2 (and so of 9-2LE and IEC 61869-9): its ASDUs with all optional members,
 * and frames that are published by changing a few octets of them. Octets in, octets out; what the
 * samples mean is a channel map's knowledge.
 */
@Export
@Version("1.0.0")
package org.kilowire.sv.apdu92;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
