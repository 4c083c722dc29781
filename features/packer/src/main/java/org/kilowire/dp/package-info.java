// SPDX-License-Identifier: Apache-2.0
/**
 * Writes deployment packages (OSGi Compendium, chapter 114) from a folder of bundles. The same
 * bundles give the same octets, wherever and whenever they are packed.
 */
package org.kilowire.dp;
