// SPDX-License-Identifier: Apache-2.0
/**
 * The client's side: readout, programming mode, profiles, push and mode E, as conversations without
 * I/O. A refused password is never tried again, and a value that did not pass its check is never
 * among the data.
 */
@Export
@Version("1.0.0")
package org.kilowire.iec62056.client;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
