// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056;

import java.util.Map;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.simulators.iec62056.line.LineDevice;
import org.kilowire.simulators.meter.HdlcMeters;
import org.kilowire.simulators.meter.SimulatedMeter;

/** DLMS meters on a line, at 9600 baud and 8N1, by their physical addresses. */
record HdlcStation(Map<Integer, SimulatedMeter> meters) implements LineDevice {

  HdlcStation {
    meters = Map.copyOf(meters);
  }

  @Override
  public LineSettings settings() {
    return LineSettings.of(9600, Framing.PLAIN);
  }

  @Override
  public Conversation<?> start() {
    return HdlcMeters.on(meters);
  }
}
