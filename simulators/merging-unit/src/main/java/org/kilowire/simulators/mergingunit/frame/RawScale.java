// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.frame;

import org.kilowire.sv.apdu91.AsduHeader;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.ChannelScale;
import org.kilowire.sv.dataset.Rating;
import org.kilowire.sv.dataset.SampleChannel;

/** The way from values to raw samples, and back to what the samples then say. */
public final class RawScale {

  private final double[] factor;
  private final double[] zero;
  private final double[] limit;

  private RawScale(ChannelMap map, AsduHeader header) {
    int count = map.channels().size();
    factor = new double[count];
    zero = new double[count];
    limit = new double[count];
    for (int i = 0; i < count; i++) {
      SampleChannel channel = map.channels().get(i);
      limit[i] = channel.octets() == 4 ? Integer.MAX_VALUE : Short.MAX_VALUE;
      if (channel.scale() instanceof ChannelScale.Fixed fixed) {
        factor[i] = fixed.factor();
        zero[i] = fixed.offset();
      } else if (channel.scale() instanceof ChannelScale.Rated rated) {
        double nominal =
            rated.isConfigured() ? rated.configured() : rating(map, header, rated.rating());
        factor[i] = nominal / rated.full().raw(false);
      }
    }
  }

  /** Of a stream. */
  public static RawScale of(StreamShape shape) {
    if (shape instanceof StreamShape.Of91 of91) {
      return new RawScale(of91.map(), of91.header());
    }
    return shape instanceof StreamShape.OfFt3 ft3
        ? new RawScale(ft3.map(), ft3.header())
        : new RawScale(shape.map(), new AsduHeader.None());
  }

  private static double rating(ChannelMap map, AsduHeader header, Rating rating) {
    if (!(header instanceof AsduHeader.Universal rated)) {
      throw new IllegalArgumentException(map.id() + " needs rated values, and no header has them");
    }
    double nominal =
        switch (rating) {
          case PHASE_CURRENT -> rated.ratedPhaseCurrent();
          case NEUTRAL_CURRENT -> rated.ratedNeutralCurrent();
          case PHASE_VOLTAGE -> rated.ratedPhaseVoltage() * map.voltageRating().volts();
        };
    if (nominal <= 0) {
      throw new IllegalArgumentException(map.id() + " needs a rated value for " + rating);
    }
    return nominal;
  }

  /** The raw sample for a value, rounded and not brought within any limit. */
  public double raw(int channel, double value) {
    return Math.rint((value - zero[channel]) / factor[channel]);
  }

  /** Brings a raw sample within what its octets hold. */
  public int within(int channel, double raw) {
    return (int) Math.max(-limit[channel] - 1, Math.min(limit[channel], raw));
  }

  /** What a raw sample says. */
  public double value(int channel, int raw) {
    return raw * factor[channel] + zero[channel];
  }
}
