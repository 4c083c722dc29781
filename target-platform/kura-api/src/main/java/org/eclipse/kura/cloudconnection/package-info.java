// SPDX-License-Identifier: Apache-2.0
/** Connections to a cloud platform. */
@Export
@Version("1.0.0")
package org.eclipse.kura.cloudconnection;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
