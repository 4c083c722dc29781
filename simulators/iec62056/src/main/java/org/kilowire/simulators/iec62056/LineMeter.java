// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056;

import org.kilowire.simulators.iec62056.device.MeterKind;
import org.kilowire.simulators.meter.SimulatedMeter;

/**
 * A meter of IEC 62056-21 and where it is. Its address is its serial number.
 *
 * @param link as a link URI
 */
public record LineMeter(SimulatedMeter meter, MeterKind kind, String link) {}
