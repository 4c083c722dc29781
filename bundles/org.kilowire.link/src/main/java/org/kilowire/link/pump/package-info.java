// SPDX-License-Identifier: Apache-2.0
/**
 * What runs conversations over links: a core that is told octets and time and says what the line
 * needs next, and a driver of it that blocks. The core owns no link, thread or clock.
 */
@Export
@Version("1.0.0")
package org.kilowire.link.pump;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
