// SPDX-License-Identifier: Apache-2.0
/**
 * The parameters of xDLMS services (IEC 62056-5-3): invoke ids, results, selections, the
 * conformance block, blocks of data.
 */
@Export
@Version("1.0.0")
package org.kilowire.dlms.xdlms.parameter;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
