// SPDX-License-Identifier: Apache-2.0
/**
 * The meter's side of all modes, with its faults by name. For simulators and tests: it holds no
 * registers.
 */
@Export
@Version("1.0.0")
package org.kilowire.iec62056.server;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
