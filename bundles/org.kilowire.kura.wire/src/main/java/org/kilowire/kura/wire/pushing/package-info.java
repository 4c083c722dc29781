// SPDX-License-Identifier: Apache-2.0
/**
 * Runs reading sources and sends along a wire what nobody has asked for: each source by itself,
 * with limits of its own. Knows no protocol and opens no line.
 */
package org.kilowire.kura.wire.pushing;
