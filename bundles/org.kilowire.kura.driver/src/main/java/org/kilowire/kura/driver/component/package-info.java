// SPDX-License-Identifier: Apache-2.0
/**
 * The Kura component of a driver: the life cycle of its options, prepared reads, passwords,
 * failures in the log, events. A protocol's components extend {@link MeterDriver}.
 */
@Export
@Version("1.0.0")
package org.kilowire.kura.driver.component;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
