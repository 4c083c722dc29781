// SPDX-License-Identifier: Apache-2.0
/** Frames of a process bus, from files and lines: why reading one ended. */
@Export
@Version("1.0.0")
package org.kilowire.capture;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
