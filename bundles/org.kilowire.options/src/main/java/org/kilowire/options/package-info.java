// SPDX-License-Identifier: Apache-2.0
/**
 * Options of a component out of a configuration that nobody has checked, and what is said of those
 * that are wrong. It knows no component, nobody who configures one, and no file.
 */
@Export
@Version("1.0.0")
package org.kilowire.options;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
