// SPDX-License-Identifier: Apache-2.0
/** Strict and bounded reading and writing of JSON; knows no message. */
@Export
@Version("1.0.0")
package org.kilowire.contract.json;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
