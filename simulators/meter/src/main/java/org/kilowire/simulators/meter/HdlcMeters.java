// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import java.util.HashMap;
import java.util.Map;
import org.kilowire.conversation.Conversation;
import org.kilowire.simulators.meter.ServedMeter.Framing;

/** Simulated meters on a line of HDLC that somebody else runs. */
public final class HdlcMeters {

  private static final int MANAGEMENT = 1;

  private HdlcMeters() {}

  /**
   * The meters' side of a line, from its first frame on until the line is lost. Faults of the
   * meters happen, those of frames excepted.
   *
   * @param meters by their physical addresses, 0 for a meter that has none; each is logical device
   *     1
   */
  public static Conversation<Void> on(Map<Integer, SimulatedMeter> meters) {
    Map<Address, SimulatedMeter> byAddress = new HashMap<>();
    meters.forEach((physical, meter) -> byAddress.put(new Address(MANAGEMENT, physical), meter));
    return new MeterLine(Framing.HDLC, byAddress).server(false);
  }
}
