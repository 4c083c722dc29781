// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import java.util.Objects;

/**
 * One channel of a data set. Says nothing about the others; {@link ChannelMap#problems} does.
 *
 * @param name as messages have it: 1..32 of A-Z a-z 0-9 . _ -
 * @param unit of the values that {@link SampleReader#value} gives
 * @param offset octets from the begin of the samples to this value
 * @param octets 2 or 4; signed, most significant octet first
 * @param twin the channel with the same quantity by the other A/D converter; {@link #NO_TWIN}
 */
public record SampleChannel(
    String name,
    ChannelQuantity quantity,
    ChannelPhase phase,
    String unit,
    int offset,
    int octets,
    ChannelScale scale,
    QualityPlace quality,
    int twin) {

  public static final int NO_TWIN = -1;

  public SampleChannel {
    Objects.requireNonNull(name);
    Objects.requireNonNull(quantity);
    Objects.requireNonNull(phase);
    Objects.requireNonNull(unit);
    Objects.requireNonNull(scale);
    Objects.requireNonNull(quality);
  }

  /** The first octet behind the value and its quality. */
  public int end() {
    return offset + octets + (quality instanceof QualityPlace.Own ? 4 : 0);
  }

  /** Whether it is analysed: a current or a voltage. */
  public boolean isWaveform() {
    return quantity != ChannelQuantity.OTHER;
  }
}
