// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.apdu91.StatusWords;

/**
 * The channels of a map whose scale follows from a rated value (IEC 60044-8, and so 9-1): that of
 * the configuration, or that of each frame. Nothing is allocated but at the beginning.
 */
final class RatedScales {

  /** LNName, DataSetName, LDName: PhsA.Artg and its kin stand behind them. */
  static final int HEADER_IDENTITY = 4;

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private static final Rating[] RATINGS = Rating.values();

  /** By channel; null for one with a scale of its own. */
  private final ChannelScale.Rated[] rated;

  /** The bit of the rated value that a channel takes from the frame; 0 for none. */
  private final int[] ofFrame;

  private final double vrtg;
  private final boolean any;

  RatedScales(ChannelMap map) {
    List<SampleChannel> channels = map.channels();
    rated = new ChannelScale.Rated[channels.size()];
    ofFrame = new int[channels.size()];
    vrtg = map.voltageRating().volts();
    for (int i = 0; i < rated.length; i++) {
      if (channels.get(i).scale() instanceof ChannelScale.Rated one) {
        rated[i] = one;
        ofFrame[i] = one.isConfigured() ? 0 : one.rating().bit();
      }
    }
    any = Arrays.stream(rated).anyMatch(Objects::nonNull);
  }

  /** Whether the channel is one of them. */
  boolean has(int channel) {
    return rated[channel] != null;
  }

  /** What a raw value is multiplied by, in A or V. */
  double factor(AsduView asdu, int channel) {
    ChannelScale.Rated by = rated[channel];
    double nominal = by.isConfigured() ? by.configured() : ofFrame(asdu, by.rating());
    return nominal / by.full().raw(StatusWords.rangeFlag(asdu.statusWords()));
  }

  /** The same for all ASDUs whose factors are the same; 0 where none depends on the ASDU. */
  long key(AsduView asdu) {
    if (!any || !hasHeader(asdu)) {
      return 0;
    }
    long ratings = (long) unsigned(asdu, Rating.PHASE_CURRENT.offset()) << 32;
    ratings |= (long) unsigned(asdu, Rating.NEUTRAL_CURRENT.offset()) << 16;
    ratings |= unsigned(asdu, Rating.PHASE_VOLTAGE.offset());
    return ratings << 1 | (StatusWords.rangeFlag(asdu.statusWords()) ? 1 : 0);
  }

  /** A bit for each rated value that the frame does not give. */
  int missing(AsduView asdu) {
    int missing = 0;
    if (any) {
      for (Rating rating : RATINGS) {
        missing |= ofFrame(asdu, rating) == 0 ? rating.bit() : 0;
      }
    }
    return missing;
  }

  /** Whether the channel takes one of the rated values that are {@link #missing}. */
  boolean lacks(int channel, int missing) {
    return (missing & ofFrame[channel]) != 0;
  }

  /** A rated value of the header, in A or in V to earth; 0 where the ASDU has no such header. */
  double ofFrame(AsduView asdu, Rating rating) {
    if (!hasHeader(asdu)) {
      return 0;
    }
    int count = unsigned(asdu, rating.offset());
    return rating == Rating.PHASE_VOLTAGE ? count * vrtg : count;
  }

  /** Whether the frame gives another value than is configured, by more than a thousandth. */
  boolean differs(AsduView asdu, int channel) {
    ChannelScale.Rated by = rated[channel];
    if (by == null || !by.isConfigured()) {
      return false;
    }
    double frame = ofFrame(asdu, by.rating());
    return frame != 0 && Math.abs(frame - by.configured()) > by.configured() / 1000;
  }

  private static boolean hasHeader(AsduView asdu) {
    return asdu.identityLength() == HEADER_IDENTITY && asdu.format() != SvFormat.IEC_61850_9_2;
  }

  /** A u16 of the header, counted from the identity. */
  static int unsigned(AsduView asdu, int at) {
    return (short) SHORT.get(asdu.octets(), asdu.identityOffset() + at) & 0xFFFF;
  }
}
