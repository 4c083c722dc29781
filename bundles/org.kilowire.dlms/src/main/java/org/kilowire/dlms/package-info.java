// SPDX-License-Identifier: Apache-2.0
/**
 * What all of DLMS/COSEM shares: the reasons its conversations fail for. Nothing else lives here.
 */
@Export
@Version("1.0.0")
package org.kilowire.dlms;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
