// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.monitor;

import java.util.List;
import java.util.stream.IntStream;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.dataset.ChannelScale;
import org.kilowire.sv.dataset.SampleChannel;
import org.kilowire.sv.dataset.SampleReader;
import org.kilowire.sv.stream.StreamEvent.Kind;
import org.kilowire.sv.stream.SvStream;

/**
 * Tells what changes in the samples of a stream with a map: their length, the test bit, rated
 * values, twins that disagree. Allocates only when something changes. One owner.
 */
final class StreamWatch {

  /** Twins may differ by a twentieth of the larger one. */
  private static final int TWIN_SHARE = 20;

  /** And by a fiftieth of the rated value. */
  private static final int TWIN_RATED_SHARE = 50;

  /** Where there is no rated value, by 1 A or 100 V at 1 mA and 10 mV. */
  private static final long[] TWIN_FIXED = {1000, 10_000};

  private final SvStream stream;
  private final SampleReader reader;
  private final int[] first;
  private final int[] second;
  private final long[] slack;
  private boolean mismatched;
  private boolean test;
  private boolean disagreeing;
  private boolean ratingDiffers;

  StreamWatch(SvStream stream, SampleReader reader) {
    this.stream = stream;
    this.reader = reader;
    SampleChannel[] channels = reader.map().channels().toArray(SampleChannel[]::new);
    int[] twins = IntStream.range(0, channels.length).filter(i -> channels[i].twin() > i).toArray();
    first = twins;
    second = new int[twins.length];
    slack = new long[twins.length];
    for (int i = 0; i < twins.length; i++) {
      second[i] = channels[twins[i]].twin();
      slack[i] = slack(channels[twins[i]]);
    }
  }

  private static long slack(SampleChannel channel) {
    if (channel.scale() instanceof ChannelScale.Rated rated) {
      return rated.full().raw(false) / TWIN_RATED_SHARE;
    }
    return TWIN_FIXED[channel.unit().equals("V") ? 1 : 0];
  }

  /** Whether values may be taken from this ASDU. */
  boolean fits(AsduView asdu, long at) {
    boolean fits = reader.fits(asdu);
    if (fits == mismatched) {
      mismatched = !fits;
      tellFit(asdu, at);
    }
    return fits;
  }

  private void tellFit(AsduView asdu, long at) {
    String lengths =
        asdu.sampleLength()
            + " octets of samples, "
            + reader.map().sampleOctets()
            + " in the map "
            + reader.map().id();
    stream.tell(mismatched ? Kind.MAP_MISMATCH : Kind.MAP_FITS, at, lengths);
  }

  /** Looks at samples as they were read. */
  void look(int[] raws, int[] qualities, long at) {
    int any = 0;
    for (int quality : qualities) {
      any |= quality;
    }
    if (((any & QualityBits.TEST) != 0) != test) {
      test = !test;
      stream.tell(Kind.TEST_CHANGED, at, test ? "in test" : "no longer in test");
    }
    if (first.length > 0) {
      twins(raws, at);
    }
  }

  private void twins(int[] raws, long at) {
    int worst = -1;
    for (int i = 0; i < first.length; i++) {
      long one = raws[first[i]];
      long other = raws[second[i]];
      long larger = Math.max(Math.abs(one), Math.abs(other));
      if (Math.abs(one - other) > slack[i] + larger / TWIN_SHARE) {
        worst = i;
      }
    }
    if (worst >= 0 && !disagreeing) {
      tellTwins(raws, worst, at);
    }
    disagreeing = worst >= 0;
  }

  private void tellTwins(int[] raws, int pair, long at) {
    List<SampleChannel> channels = reader.map().channels();
    stream.tell(
        Kind.TWINS_DISAGREE,
        at,
        channels.get(first[pair]).name()
            + " "
            + raws[first[pair]]
            + ", "
            + channels.get(second[pair]).name()
            + " "
            + raws[second[pair]]
            + " (raw)");
  }

  /** The frame has other rated values than the one before, or is the first. */
  void ratings(AsduView asdu, long at) {
    boolean differs = false;
    StringBuilder which = new StringBuilder();
    for (int i = 0; i < reader.channels(); i++) {
      if (reader.ratingDiffers(asdu, i)) {
        differs = true;
        which.append(which.length() == 0 ? "" : ", ").append(reader.map().channels().get(i).name());
      }
    }
    if (differs && !ratingDiffers) {
      stream.tell(Kind.RATING_DIFFERS, at, "the frame differs from the map for " + which);
    }
    ratingDiffers = differs;
  }

  boolean isTest() {
    return test;
  }

  boolean isMismatched() {
    return mismatched;
  }
}
