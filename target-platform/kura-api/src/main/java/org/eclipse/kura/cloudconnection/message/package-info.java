// SPDX-License-Identifier: Apache-2.0
/** A message: a payload and the properties it travels with. */
@Export
@Version("1.0.0")
package org.eclipse.kura.cloudconnection.message;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
