// SPDX-License-Identifier: Apache-2.0
/**
 * Kura Drivers for sampled values: they hear a process bus, give assets the finished windows of its
 * streams, and the Source its readings. They never send, and write nothing.
 */
package org.kilowire.kura.driver.sv;
