// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

import java.util.List;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.ChannelQuantity;
import org.kilowire.sv.dataset.PhaseGroup;
import org.kilowire.sv.dataset.PowerPair;

/**
 * What is calculated of a stream.
 *
 * @param samplesPerSecond {@link #MIN_RATE}..{@link #MAX_RATE}
 * @param nominalHertz what windows follow while no frequency is found; 50 where nobody knows
 * @param quantities of the channels, in the order of the samples; of {@link ChannelQuantity#OTHER}
 *     nothing is calculated
 * @param pairs what power is calculated of
 * @param groups three phases, whose rotation and sum are calculated
 */
public record AnalysisPlan(
    int samplesPerSecond,
    double nominalHertz,
    List<ChannelQuantity> quantities,
    List<PowerPair> pairs,
    List<PhaseGroup> groups) {

  public static final int MIN_RATE = 800;
  public static final int MAX_RATE = 100_000;
  private static final double USUAL_HERTZ = 50;

  /**
   * @throws IllegalArgumentException if the rate is out of range or a channel is not there
   */
  public AnalysisPlan {
    quantities = List.copyOf(quantities);
    pairs = List.copyOf(pairs);
    groups = List.copyOf(groups);
    if (!allows(samplesPerSecond)) {
      throw new IllegalArgumentException(samplesPerSecond + " samples a second");
    }
    int channels = quantities.size();
    boolean there =
        pairs.stream().allMatch(pair -> isIn(channels, pair.voltage(), pair.current()))
            && groups.stream()
                .allMatch(
                    group ->
                        isIn(channels, group.a(), group.b(), group.c()) && group.n() < channels);
    if (!there) {
      throw new IllegalArgumentException("a pair or group of channels that are not there");
    }
  }

  private static boolean isIn(int channels, int... indices) {
    for (int index : indices) {
      if (index < 0 || index >= channels) {
        return false;
      }
    }
    return true;
  }

  /** Whether a stream of this rate can be analysed. */
  public static boolean allows(int samplesPerSecond) {
    return samplesPerSecond >= MIN_RATE && samplesPerSecond <= MAX_RATE;
  }

  /** All that a map has. */
  public static AnalysisPlan of(ChannelMap map, int samplesPerSecond) {
    return new AnalysisPlan(
        samplesPerSecond,
        map.nominalHertz() > 0 ? map.nominalHertz() : USUAL_HERTZ,
        map.channels().stream().map(channel -> channel.quantity()).toList(),
        map.pairs(),
        map.groups());
  }

  public int channels() {
    return quantities.size();
  }

  boolean isWaveform(int channel) {
    return quantities.get(channel) != ChannelQuantity.OTHER;
  }
}
