// SPDX-License-Identifier: Apache-2.0
/**
 * Times as meters write them: digits with and without a season, and the forms of a date. Reads no
 * clock.
 */
@Export
@Version("1.0.0")
package org.kilowire.iec62056.clock;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
