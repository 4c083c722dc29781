// SPDX-License-Identifier: Apache-2.0
/**
 * What both sides of an association agree on and what a user of one gives: authentication,
 * settings, counters, who listens to notifications. The sides are in packages of their own.
 */
@Export
@Version("1.0.0")
package org.kilowire.dlms.session;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
