// SPDX-License-Identifier: Apache-2.0
/**
 * The messages as JSON and back (docs/reference/messages.md): a codec a message, blocks column by
 * column. What comes in is bounded and yields a value, never an exception.
 */
@Export
@Version("1.0.0")
package org.kilowire.contract.codec;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
