// SPDX-License-Identifier: Apache-2.0
/**
 * DLMS/COSEM as lines that people read: frames, APDUs and what they mean. Passwords, keys and
 * authentication values are left out, in the octets too.
 */
@Export
@Version("1.0.0")
package org.kilowire.dlms.trace;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
