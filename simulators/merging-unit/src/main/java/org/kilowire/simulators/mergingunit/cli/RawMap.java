// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.ChannelPhase;
import org.kilowire.sv.dataset.ChannelQuantity;
import org.kilowire.sv.dataset.ChannelScale;
import org.kilowire.sv.dataset.MapKey;
import org.kilowire.sv.dataset.QualityPlace;
import org.kilowire.sv.dataset.SampleChannel;
import org.kilowire.sv.dataset.VoltageRating;

/** A map of INT16 channels that nobody has given a meaning: Ch1, Ch2, ..., as they are. */
final class RawMap {

  private static final int OCTETS = 2;

  private RawMap() {}

  static ChannelMap of(int channels) {
    return new ChannelMap(
        "raw-" + channels,
        "raw channels",
        Set.of(SvFormat.FT3),
        new MapKey.Unbound(),
        IntStream.range(0, channels).mapToObj(RawMap::channel).toList(),
        OCTETS * channels,
        Optional.empty(),
        0,
        0,
        VoltageRating.LINE,
        ChannelMap.NO_DELAY,
        List.of());
  }

  private static SampleChannel channel(int index) {
    return new SampleChannel(
        "Ch" + (index + 1),
        ChannelQuantity.OTHER,
        ChannelPhase.NONE,
        "",
        OCTETS * index,
        OCTETS,
        new ChannelScale.Fixed(1, 0),
        new QualityPlace.None(),
        SampleChannel.NO_TWIN);
  }
}
