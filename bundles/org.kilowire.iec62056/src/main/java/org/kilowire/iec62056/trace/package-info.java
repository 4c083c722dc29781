// SPDX-License-Identifier: Apache-2.0
/** What passes on a line, as lines that people read, without any password. */
@Export
@Version("1.0.0")
package org.kilowire.iec62056.trace;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
