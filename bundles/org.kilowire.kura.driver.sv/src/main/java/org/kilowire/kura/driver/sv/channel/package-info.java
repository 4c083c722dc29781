// SPDX-License-Identifier: Apache-2.0
/**
 * Channels of streams: their fields, and where on the board their values stand. Nothing is asked of
 * anybody, and nothing is written.
 */
package org.kilowire.kura.driver.sv.channel;
