// SPDX-License-Identifier: Apache-2.0
/**
 * An association in use, in both roles: associate, GET, SET, ACTION, release as conversations over
 * a data link, and a server that answers them for a logical device. Owns no line and no clock, and
 * never repeats a SET or an ACTION.
 */
@Export
@Version("1.0.0")
package org.kilowire.dlms.session;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
