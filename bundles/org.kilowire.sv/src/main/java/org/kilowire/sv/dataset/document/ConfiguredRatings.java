// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.document;

import java.util.List;
import org.kilowire.sv.dataset.ChannelScale;
import org.kilowire.sv.dataset.SampleChannel;

/**
 * Rated values of a whole map: those of the transformers, for channels that have none of their own.
 *
 * @param phaseCurrent in A, 0 for that of each frame
 * @param neutralCurrent in A, 0 likewise
 * @param phaseVoltage in V to earth, 0 likewise
 */
record ConfiguredRatings(double phaseCurrent, double neutralCurrent, double phaseVoltage) {

  static final ConfiguredRatings NONE = new ConfiguredRatings(0, 0, 0);

  private static final List<String> MEMBERS =
      List.of("phaseCurrent", "neutralCurrent", "phaseVoltage");

  static ConfiguredRatings read(MapValues map, MapProblems problems) {
    return map.item("ratings")
        .flatMap(item -> MapValues.of(item, problems, MEMBERS))
        .map(
            values ->
                new ConfiguredRatings(
                    ChannelSection.configured(values, "phaseCurrent"),
                    ChannelSection.configured(values, "neutralCurrent"),
                    ChannelSection.configured(values, "phaseVoltage")))
        .orElse(NONE);
  }

  List<SampleChannel> applied(List<SampleChannel> channels) {
    return channels.stream().map(this::applied).toList();
  }

  private SampleChannel applied(SampleChannel channel) {
    if (!(channel.scale() instanceof ChannelScale.Rated rated) || rated.isConfigured()) {
      return channel;
    }
    double value =
        switch (rated.rating()) {
          case PHASE_CURRENT -> phaseCurrent;
          case NEUTRAL_CURRENT -> neutralCurrent;
          case PHASE_VOLTAGE -> phaseVoltage;
        };
    return new SampleChannel(
        channel.name(),
        channel.quantity(),
        channel.phase(),
        channel.unit(),
        channel.offset(),
        channel.octets(),
        new ChannelScale.Rated(rated.rating(), rated.full(), value),
        channel.quality(),
        channel.twin());
  }
}
