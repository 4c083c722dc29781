// SPDX-License-Identifier: Apache-2.0
/** Payloads: metrics by name, a position, a body; and topics. */
@Export
@Version("1.5.0")
package org.eclipse.kura.message;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
