// SPDX-License-Identifier: Apache-2.0
/**
 * Reads a fleet document: JSON to a {@code Fleet}, or every problem with its place. Opens no file
 * and asks no meter.
 */
@Export
@Version("1.0.0")
package org.kilowire.fleet.document;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
