// SPDX-License-Identifier: Apache-2.0
/**
 * Keys, the list of trusted keys, and numbers, in the files of one folder. What others could read
 * or change is refused; what is missing where there was something is never made anew.
 */
@Export
@Version("1.0.0")
package org.kilowire.seal.file;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
