// SPDX-License-Identifier: Apache-2.0
/**
 * FT3 as a gateway gets it, since its fibre is no UART: datagrams, a TCP stream from a converter, a
 * character device of an FPGA, a file. Octets in, frames with their time of arrival out.
 */
@Export
@Version("1.0.0")
package org.kilowire.capture.octets;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
