// SPDX-License-Identifier: Apache-2.0
/**
 * Links, the pump that runs a conversation over one, and lines that many users take turns on. Moves
 * octets and keeps deadlines; never looks into what the octets mean.
 */
@Export
@Version("1.0.0")
package org.kilowire.link;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
