// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.option;

import java.util.List;
import java.util.Optional;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.scl.SclResult;
import org.kilowire.sv.monitor.StreamMaps;

/**
 * One driver's options.
 *
 * @param input where frames come from
 * @param maps of streams, by document or name and then by SCL; none: those that format and length
 *     suggest
 * @param scl what SCL promises; empty where there is no document
 * @param nominalHertz of the network; 0 where nobody says it
 * @param simulated whether simulated streams give values, and channels those in test
 * @param results what goes to the Source
 * @param pathNanos how long a frame takes through the network
 */
public record BusOptions(
    StreamInput input,
    List<ChannelMap> maps,
    Optional<SclResult.Read> scl,
    double nominalHertz,
    boolean simulated,
    ResultChoice results,
    long pathNanos) {

  public BusOptions {
    maps = List.copyOf(maps);
  }

  /** The maps as a monitor wants them: anew for each, since they count their streams. */
  public StreamMaps streamMaps() {
    int rate = input instanceof StreamInput.Ft3 ft3 ? ft3.rate() : 0;
    return maps.isEmpty()
        ? StreamMaps.assumed(nominalHertz, rate)
        : StreamMaps.of(maps, nominalHertz);
  }
}
