// SPDX-License-Identifier: Apache-2.0
/** Told when a connection comes and goes, and when a message has arrived. */
@Export
@Version("1.0.0")
package org.eclipse.kura.cloudconnection.listener;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
