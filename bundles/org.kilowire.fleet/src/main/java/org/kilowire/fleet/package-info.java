// SPDX-License-Identifier: Apache-2.0
/**
 * The fleet document: one JSON text in, a whole fleet or every problem of the text out. It opens no
 * file, no line and no store, and never sees a secret.
 */
@Export
@Version("1.0.0")
package org.kilowire.fleet;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
