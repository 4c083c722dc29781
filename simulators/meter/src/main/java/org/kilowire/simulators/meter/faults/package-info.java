// SPDX-License-Identifier: Apache-2.0
/**
 * What can go wrong with a simulated meter, by name: when it happens, and what it does to the
 * octets on the line. Decides nothing about a meter's values.
 */
package org.kilowire.simulators.meter.faults;
