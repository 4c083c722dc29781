// SPDX-License-Identifier: Apache-2.0
/**
 * Sampled values of IEC 61850-9-1, 9-2 and IEC 60044-8 FT3: what an ASDU is in all of them, and why
 * one is not used. Octets in, samples out, and back. No sockets, no threads, no clocks.
 */
@Export
@Version("1.0.0")
package org.kilowire.sv;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
