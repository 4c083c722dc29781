// SPDX-License-Identifier: Apache-2.0
/** Components with a configuration, and the service that keeps it. */
@Export
@Version("1.2.0")
package org.eclipse.kura.configuration;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
