// SPDX-License-Identifier: Apache-2.0
/**
 * The ways of meters that speak IEC 62056-21, as traits: their names, ranges and defaults, and what
 * they are in the protocol's own words. Nothing is asked of a meter here.
 */
@Export
@Version("1.0.0")
package org.kilowire.meter.iec62056.trait;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
