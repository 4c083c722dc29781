// SPDX-License-Identifier: Apache-2.0
/**
 * Serial ports of this machine as links: octets in and out, at a speed and a framing, by one
 * program at a time. Knows no protocol, and does nothing by itself between two calls.
 */
@Export
@Version("1.0.0")
package org.kilowire.link.serial;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
