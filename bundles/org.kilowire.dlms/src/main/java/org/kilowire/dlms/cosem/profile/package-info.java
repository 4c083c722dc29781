// SPDX-License-Identifier: Apache-2.0
/**
 * Profile generic, class 7 (IEC 62056-6-2): its columns, its order, selective access to its rows,
 * and the rows themselves element by element.
 */
@Export
@Version("1.0.0")
package org.kilowire.dlms.cosem.profile;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
