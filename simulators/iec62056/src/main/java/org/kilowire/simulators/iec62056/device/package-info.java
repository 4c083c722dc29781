// SPDX-License-Identifier: Apache-2.0
/**
 * What simulated meters of IEC 62056-21 have and how they write it: registers, profiles, logs,
 * clock, telegrams, by the kinds of meters. Says nothing on a line.
 */
package org.kilowire.simulators.iec62056.device;
