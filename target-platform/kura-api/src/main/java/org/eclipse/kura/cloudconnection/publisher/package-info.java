// SPDX-License-Identifier: Apache-2.0
/** Publishers: how an application sends messages. */
@Export
@Version("1.0.0")
package org.eclipse.kura.cloudconnection.publisher;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
