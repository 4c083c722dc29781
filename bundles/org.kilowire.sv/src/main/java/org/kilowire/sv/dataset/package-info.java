// SPDX-License-Identifier: Apache-2.0
/**
 * What lies where in the samples of an ASDU: channel maps, and the reader that takes values out by
 * them. Octets in, amperes and volts out. No files, no threads, no clocks.
 */
@Export
@Version("1.0.0")
package org.kilowire.sv.dataset;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
