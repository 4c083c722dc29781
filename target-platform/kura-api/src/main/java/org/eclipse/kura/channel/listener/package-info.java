// SPDX-License-Identifier: Apache-2.0
/** Values that a driver brings by itself, without being asked. */
@Export
@Version("1.0.0")
package org.eclipse.kura.channel.listener;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
