// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.demo;

import java.util.Map;
import org.kilowire.simulators.iec62056.LineMeter;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.SimulatedMeter;

/**
 * A simulated meter as the demo's fleet knows it.
 *
 * @param type its type in the fleet document
 * @param link where it is, as a link URI
 * @param traits of its own: its address
 */
record DemoMeter(SimulatedMeter meter, String type, String link, Map<String, Object> traits) {

  /** The type of meters that speak IEC 62056-21. */
  static final String IEC62056 = "iec62056";

  static DemoMeter of(ServedMeter served) {
    return new DemoMeter(
        served.meter(),
        served.framing().text(),
        served.links().get(0),
        Map.of("server", served.server(), "physical", served.physical()));
  }

  static DemoMeter of(LineMeter one) {
    return new DemoMeter(
        one.meter(), IEC62056, one.link(), Map.of("address", one.meter().serial()));
  }
}
