// SPDX-License-Identifier: Apache-2.0
/**
 * What an SCL document (IEC 61850-6: SCD, CID, ICD) promises of sampled values: streams, where they
 * are sent, and a channel map of each. Octets in; no files, no references to others are followed.
 */
@Export
@Version("1.0.0")
package org.kilowire.sv.dataset.scl;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
