// SPDX-License-Identifier: Apache-2.0
/**
 * Bad lines on purpose: a link that loses, changes and delays what passes, the same way each time
 * for one seed. For simulators and tests; a gateway never opens one.
 */
@Export
@Version("1.0.0")
package org.kilowire.link.fault;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
