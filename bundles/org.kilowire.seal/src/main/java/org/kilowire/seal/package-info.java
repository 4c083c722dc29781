// SPDX-License-Identifier: Apache-2.0
/**
 * Who a message between gateway and IMS is from: key pairs, and whose keys are trusted for what.
 * Opens no file (that is {@code file}'s), seals nothing (that is {@code message}'s), and knows
 * neither broker nor store.
 */
@Export
@Version("1.0.0")
package org.kilowire.seal;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
