// SPDX-License-Identifier: Apache-2.0
/**
 * Channels of an asset on their way to a status: read in few requests, written by rules, each value
 * in the type that Kura asks for, exactly or not at all.
 */
@Export
@Version("1.0.0")
package org.kilowire.kura.driver.channel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
