// SPDX-License-Identifier: Apache-2.0
/** Requests that come over a cloud connection, and who answers them. */
@Export
@Version("1.0.0")
package org.eclipse.kura.cloudconnection.request;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
