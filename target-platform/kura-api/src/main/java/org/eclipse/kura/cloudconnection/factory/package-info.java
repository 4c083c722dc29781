// SPDX-License-Identifier: Apache-2.0
/** Makes the components of a cloud connection and takes them away. */
@Export
@Version("1.0.0")
package org.eclipse.kura.cloudconnection.factory;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
