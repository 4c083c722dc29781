// SPDX-License-Identifier: Apache-2.0
/** Subscribers: how an application gets messages. */
@Export
@Version("1.0.0")
package org.eclipse.kura.cloudconnection.subscriber;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
