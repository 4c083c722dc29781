// SPDX-License-Identifier: Apache-2.0
/** COSEM's date and time with its deviation and clock status (IEC 62056-6-2, common data types). */
@Export
@Version("1.0.0")
package org.kilowire.dlms.cosem.time;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
