// SPDX-License-Identifier: Apache-2.0
/**
 * Sampled values of an interface through the system's libpcap, by Pcap4J: for systems without a
 * ring. Pcap4J is optional; nothing but this package knows it.
 */
@Export
@Version("1.0.0")
package org.kilowire.capture.libpcap;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
