// SPDX-License-Identifier: Apache-2.0
/**
 * Kilowire from simulated meters to the IMS's database, with what goes wrong on the way: processes
 * killed, receipts that are not believed, meters that are swapped, set back or broken. Everything
 * runs in plain JVMs on loopback, on ports that were free.
 */
package org.kilowire.itests;
