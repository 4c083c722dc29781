// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import java.util.List;

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
