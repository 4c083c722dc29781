// SPDX-License-Identifier: Apache-2.0
/**
 * Links over TCP and UDP, called or calling, and the listeners of servers. Moves octets by their
 * deadlines; never interprets them and resolves no name before a link is opened.
 */
@Export
@Version("1.0.0")
package org.kilowire.link.ip;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
