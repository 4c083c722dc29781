// SPDX-License-Identifier: Apache-2.0
/**
 * An association from the client's side: associate, GET, SET, ACTION and release as conversations
 * over a data link. Never repeats a SET or an ACTION.
 */
@Export
@Version("1.0.0")
package org.kilowire.dlms.session.client;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
