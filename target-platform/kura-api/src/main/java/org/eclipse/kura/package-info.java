// SPDX-License-Identifier: Apache-2.0
/** What goes wrong in Kura: exceptions with a code and its arguments. */
@Export
@Version("1.7.0")
package org.eclipse.kura;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
