// SPDX-License-Identifier: Apache-2.0
/**
 * Which streams there are and how they are: what was lost, repeated, out of order, and what
 * changed. An ASDU in, counters and events out. No values, no sockets, no threads, no clocks.
 */
@Export
@Version("1.0.0")
package org.kilowire.sv.stream;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
