// SPDX-License-Identifier: Apache-2.0
/**
 * Frames of IEC 60044-8 in the frame format FT3 of IEC 60870-5-1: found in a stream of octets that
 * is cut anywhere and damaged anywhere, checked block by block, and written. Octets in, ASDUs out,
 * and back.
 */
@Export
@Version("1.0.0")
package org.kilowire.sv.ft3;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
