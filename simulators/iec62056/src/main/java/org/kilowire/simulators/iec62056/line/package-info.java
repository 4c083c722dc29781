// SPDX-License-Identifier: Apache-2.0
/**
 * One line with many devices on it, whatever they speak: octets take their time at each device's
 * rate, and are noise where the client has another one. Knows no meter.
 */
package org.kilowire.simulators.iec62056.line;
