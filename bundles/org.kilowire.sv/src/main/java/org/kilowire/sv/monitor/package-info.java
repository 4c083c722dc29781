// SPDX-License-Identifier: Apache-2.0
/**
 * Frames in; streams, their events and their values out: what joins the formats, the channel maps,
 * the streams and the analyses. No sockets, no files, no threads, no clocks.
 */
@Export
@Version("1.0.0")
package org.kilowire.sv.monitor;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
