// SPDX-License-Identifier: Apache-2.0
/**
 * Frames of a process bus, from files and lines: live sources and who hears them, and why reading
 * one ended. It listens; it never sends.
 */
@Export
@Version("1.1.0")
package org.kilowire.capture;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
