// SPDX-License-Identifier: Apache-2.0
/**
 * One fleet being collected: which one, with what, and along which wire its readings go. Reads no
 * meter itself; knows no configuration.
 */
package org.kilowire.kura.wire.collecting;
