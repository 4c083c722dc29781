// SPDX-License-Identifier: Apache-2.0
/** Told of each message that a subscriber brings. */
@Export
@Version("1.0.0")
package org.eclipse.kura.cloudconnection.subscriber.listener;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
