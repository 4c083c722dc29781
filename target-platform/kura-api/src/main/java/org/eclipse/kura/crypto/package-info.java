// SPDX-License-Identifier: Apache-2.0
/** Encryption with the gateway's own key. */
@Export
@Version("1.3.0")
package org.eclipse.kura.crypto;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
