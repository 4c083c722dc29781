// SPDX-License-Identifier: Apache-2.0
/**
 * APDUs of IEC 61850-9-1 and the ASDU of IEC 60044-8 inside them, which FT3 carries too: views for
 * the hot path, records for everything else, and patches for a published stream. Octets in, samples
 * out, and back.
 */
@Export
@Version("1.0.0")
package org.kilowire.sv.apdu91;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
