// SPDX-License-Identifier: Apache-2.0
/**
 * An association from the server's side: answers requests for a logical device, a request at a
 * time. Reads no clock and knows no object by itself.
 */
@Export
@Version("1.0.0")
package org.kilowire.dlms.session.server;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
