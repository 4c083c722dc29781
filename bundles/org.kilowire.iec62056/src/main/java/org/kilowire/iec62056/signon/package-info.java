// SPDX-License-Identifier: Apache-2.0
/**
 * How a conversation begins: the request, the identification, the acknowledgement and the rates
 * that they name (IEC 62056-21, 6.3.1 to 6.3.3 and 6.4).
 */
@Export
@Version("1.0.0")
package org.kilowire.iec62056.signon;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
