// SPDX-License-Identifier: Apache-2.0
/** Fields of a configuration as classes: what an asset casts a driver's channel descriptor to. */
@Export
@Version("1.0.0")
package org.eclipse.kura.core.configuration.metatype;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
