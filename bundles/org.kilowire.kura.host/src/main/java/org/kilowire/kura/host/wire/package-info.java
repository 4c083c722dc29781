// SPDX-License-Identifier: Apache-2.0
/**
 * Wires of the small Kura: components find their wires here, a graph says which there are, a timer
 * starts them. Records are delivered on the emitter's thread, by WireAdmin; nothing is stored, and
 * what a receiver could not take is gone, as in Kura.
 */
package org.kilowire.kura.host.wire;
