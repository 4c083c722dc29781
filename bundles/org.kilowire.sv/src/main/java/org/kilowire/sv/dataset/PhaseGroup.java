// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Three phases of one measurement, and their neutral where it is measured too.
 *
 * @param a index of a channel; b, c likewise
 * @param n index of the neutral channel; {@link #NO_NEUTRAL}
 */
public record PhaseGroup(int a, int b, int c, int n) {

  public static final int NO_NEUTRAL = -1;

  /** The groups among channels: A, B, C of one quantity, in the order of the data set. */
  static List<PhaseGroup> of(List<SampleChannel> channels) {
    List<PhaseGroup> groups = new ArrayList<>();
    collect(ChannelQuantity.CURRENT, channels, groups);
    collect(ChannelQuantity.VOLTAGE, channels, groups);
    return List.copyOf(groups);
  }

  /** A neutral belongs to the last group before it that is complete. */
  private static void collect(
      ChannelQuantity quantity, List<SampleChannel> channels, List<PhaseGroup> groups) {
    int[] open = {-1, -1, -1};
    int last = -1;
    for (int i = 0; i < channels.size(); i++) {
      SampleChannel channel = channels.get(i);
      if (channel.quantity() != quantity || isSecondOfTwins(channel, i)) {
        continue;
      }
      switch (channel.phase()) {
        case A -> open[0] = i;
        case B -> open[1] = i;
        case C -> open[2] = i;
        case N -> last = withNeutral(groups, last, i);
        case NONE -> {}
      }
      if (open[0] >= 0 && open[1] >= 0 && open[2] >= 0) {
        last = groups.size();
        groups.add(new PhaseGroup(open[0], open[1], open[2], NO_NEUTRAL));
        Arrays.fill(open, -1);
      }
    }
  }

  private static int withNeutral(List<PhaseGroup> groups, int last, int neutral) {
    if (last >= 0) {
      PhaseGroup group = groups.get(last);
      groups.set(last, new PhaseGroup(group.a, group.b, group.c, neutral));
    }
    return -1;
  }

  private static boolean isSecondOfTwins(SampleChannel channel, int index) {
    return channel.twin() != SampleChannel.NO_TWIN && channel.twin() < index;
  }
}
