// SPDX-License-Identifier: Apache-2.0
/**
 * Channel maps as documents: one JSON text in, whole maps or every problem of the text out, and the
 * maps that come with the bundle. It opens no file but its own resources.
 */
@Export
@Version("1.0.0")
package org.kilowire.sv.dataset.document;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
