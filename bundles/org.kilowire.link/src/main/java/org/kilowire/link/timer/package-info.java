// SPDX-License-Identifier: Apache-2.0
/** Work that is due later, on a thread of its own. */
@Export
@Version("1.0.0")
package org.kilowire.link.timer;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
