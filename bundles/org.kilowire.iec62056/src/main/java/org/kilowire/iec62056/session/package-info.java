// SPDX-License-Identifier: Apache-2.0
/** What a client asks and what it gets: commands, answers, access and passwords. */
@Export
@Version("1.0.0")
package org.kilowire.iec62056.session;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
