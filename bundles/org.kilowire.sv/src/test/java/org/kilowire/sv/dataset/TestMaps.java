// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kilowire.sv.SvFormat;

/** Maps that tests change. */
final class TestMaps {

  private TestMaps() {}

  /** The map with this rated value configured for its rated currents. */
  static ChannelMap rated(ChannelMap map, double amperes) {
    return with(
        map,
        map.channels().stream()
            .map(
                channel ->
                    channel.quantity() == ChannelQuantity.CURRENT
                            && channel.scale() instanceof ChannelScale.Rated rated
                        ? scaled(channel, rated, amperes)
                        : channel)
            .toList());
  }

  /**
   * Five currents of a sensor, INT16; with a rated value of 0 that of the frame, which has none.
   */
  static ChannelMap sensor(double amperes) {
    List<SampleChannel> channels = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      channels.add(
          new SampleChannel(
              "I" + i,
              ChannelQuantity.CURRENT,
              ChannelPhase.NONE,
              "A",
              2 * i,
              2,
              new ChannelScale.Rated(Rating.PHASE_CURRENT, FullScale.MEASURING, amperes),
              new QualityPlace.Status(1, 5 + i),
              SampleChannel.NO_TWIN));
    }
    return new ChannelMap(
        "sensor",
        "",
        Set.of(SvFormat.FT3),
        new MapKey.Unbound(),
        channels,
        10,
        Optional.empty(),
        0,
        0,
        VoltageRating.LINE,
        ChannelMap.NO_DELAY,
        List.of());
  }

  static ChannelMap with(ChannelMap map, List<SampleChannel> channels) {
    return new ChannelMap(
        map.id(),
        map.about(),
        map.formats(),
        map.key(),
        channels,
        map.sampleOctets(),
        map.rate(),
        map.nominalHertz(),
        map.wrap(),
        map.voltageRating(),
        map.delayChannel(),
        map.pairs());
  }

  private static SampleChannel scaled(
      SampleChannel channel, ChannelScale.Rated rated, double amperes) {
    return new SampleChannel(
        channel.name(),
        channel.quantity(),
        channel.phase(),
        channel.unit(),
        channel.offset(),
        channel.octets(),
        new ChannelScale.Rated(rated.rating(), rated.full(), amperes),
        channel.quality(),
        channel.twin());
  }
}
