// SPDX-License-Identifier: Apache-2.0
/**
 * Data messages (IEC 62056-21, 6.5 and 6.6): data sets with their structure and their text. One
 * pass over octets, strings only for what is read, and never a number where the meter gave none.
 */
@Export
@Version("1.0.0")
package org.kilowire.iec62056.dataset;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
