// SPDX-License-Identifier: Apache-2.0
/**
 * Files of captured frames: pcap and pcapng read within bounds, pcap written. Streams of octets in
 * and out; whoever has a file opens it.
 */
@Export
@Version("1.0.0")
package org.kilowire.capture.file;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
