// SPDX-License-Identifier: Apache-2.0
/**
 * The domain: meters, what can be asked of them, and the readings they give, whatever protocol they
 * speak. No octets of any protocol, no I/O, no clock.
 */
@Export
@Version("1.0.0")
package org.kilowire.meter;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
