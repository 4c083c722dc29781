// SPDX-License-Identifier: Apache-2.0
/**
 * Results and events of streams as readings that nobody asks for: blocks, what is kept of them
 * while they are refused, and how often one event is told.
 */
package org.kilowire.kura.driver.sv.push;
