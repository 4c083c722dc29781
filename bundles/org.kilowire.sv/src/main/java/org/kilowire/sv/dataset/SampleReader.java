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
import org.kilowire.sv.apdu92.QualityBits;

/**
 * Takes samples out of ASDUs by a channel map, without allocating. Ask {@link #fits} once for an
 * ASDU; after true no getter fails for it, for indices of the map's channels.
 */
public final class SampleReader {

  /** What {@link #delayMicros} gives where nothing tells a delay. */
  public static final int NO_DELAY = -1;

  /** LNName, DataSetName, LDName: PhsA.Artg and its kin, and the delay, stand behind them. */
  private static final int HEADER_IDENTITY = 4;

  private static final int DELAY = 10;

  /** A link between sensor and merging unit has a type, a temperature and the delay. */
  private static final int SENSOR_IDENTITY = 1;

  private static final int SENSOR_DELAY = 2;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private static final Rating[] RATINGS = Rating.values();

  private final ChannelMap map;
  private final StreamIdentity identity;
  private final int sampleOctets;
  private final int[] offset;
  private final boolean[] wide;
  private final double[] factor;
  private final double[] zero;
  private final ChannelScale.Rated[] rated;

  /** The bit of the rated value that a channel takes from the frame. */
  private final int[] frameRatings;

  private final boolean[] ownQuality;
  private final long[] invalidBit;
  private final boolean[] inStatus;
  private final boolean[] current;
  private final double vrtg;
  private final boolean anyRated;

  /** Whether all channels are pairs of value and quality, 4 octets each, without a gap (9-2LE). */
  private final boolean regular;

  /**
   * @throws IllegalArgumentException if the map has problems
   */
  public SampleReader(ChannelMap map) {
    List<DataSetProblem> problems = map.problems();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("a map with problems: " + problems);
    }
    int count = map.channels().size();
    this.map = map;
    this.identity = new StreamIdentity(map);
    this.sampleOctets = map.sampleOctets();
    this.offset = new int[count];
    this.wide = new boolean[count];
    this.factor = new double[count];
    this.zero = new double[count];
    this.rated = new ChannelScale.Rated[count];
    this.frameRatings = new int[count];
    this.ownQuality = new boolean[count];
    this.invalidBit = new long[count];
    this.inStatus = new boolean[count];
    this.current = new boolean[count];
    this.vrtg = map.voltageRating().volts();
    for (int i = 0; i < count; i++) {
      compile(map.channels().get(i), i);
    }
    this.regular = isRegular();
    this.anyRated = Arrays.stream(rated).anyMatch(Objects::nonNull);
  }

  private boolean isRegular() {
    for (int i = 0; i < offset.length; i++) {
      if (!wide[i] || !ownQuality[i] || offset[i] != i * 2 * Integer.BYTES) {
        return false;
      }
    }
    return true;
  }

  private void compile(SampleChannel channel, int i) {
    offset[i] = channel.offset();
    wide[i] = channel.octets() == 4;
    current[i] = channel.quantity() == ChannelQuantity.CURRENT;
    if (channel.scale() instanceof ChannelScale.Fixed fixed) {
      factor[i] = fixed.factor();
      zero[i] = fixed.offset();
    } else {
      rated[i] = (ChannelScale.Rated) channel.scale();
      frameRatings[i] = rated[i].isConfigured() ? 0 : rated[i].rating().bit();
    }
    if (channel.quality() instanceof QualityPlace.Status status) {
      inStatus[i] = true;
      invalidBit[i] = 1L << (status.bit() + (status.word() == 1 ? 16 : 0));
    }
    ownQuality[i] = channel.quality() instanceof QualityPlace.Own;
  }

  public ChannelMap map() {
    return map;
  }

  /** How many channels there are. */
  public int channels() {
    return offset.length;
  }

  /**
   * Whether the map is for the stream of this ASDU, of whatever length its samples are.
   *
   * @param appId of the frame around it; {@link AsduView#ABSENT} in FT3, which has none
   * @param source MAC address of the frame, 48 bits; 0 in FT3
   */
  public boolean identifies(AsduView asdu, int appId, long source) {
    return identity.matches(asdu, appId, source);
  }

  /**
   * Whether the map names another source for this stream: then it is an impostor's, or that of a
   * unit that was replaced, and no other map may give it values.
   *
   * @param appId as in {@link #identifies}
   * @param source likewise
   */
  public boolean isOfAnotherSource(AsduView asdu, int appId, long source) {
    return identity.isOfAnotherSource(asdu, appId, source);
  }

  /**
   * Whether the samples are as long as the map says. Where not, no value may be taken ({@link
   * org.kilowire.sv.SvReason#MAP_MISMATCH}).
   */
  public boolean fits(AsduView asdu) {
    return asdu.sampleLength() == sampleOctets && identity.isFormat(asdu.format());
  }

  /** Whether both {@link #identifies}, whatever APPID and source, and {@link #fits} hold. */
  public boolean matches(AsduView asdu) {
    return fits(asdu) && identity.matchesName(asdu);
  }

  /**
   * All samples and qualities at once, as {@link #raw} and {@link #quality} give them.
   *
   * @param raws of at least as many as there are channels
   * @param qualities likewise
   */
  public void read(AsduView asdu, int[] raws, int[] qualities) {
    if (regular) {
      byte[] octets = asdu.octets();
      int at = asdu.sampleOffset();
      for (int i = 0; i < offset.length; i++) {
        raws[i] = (int) INT.get(octets, at);
        qualities[i] = (int) INT.get(octets, at + Integer.BYTES) & QualityBits.DEFINED;
        at += 2 * Integer.BYTES;
      }
      return;
    }
    readAny(asdu, raws, qualities);
  }

  private void readAny(AsduView asdu, int[] raws, int[] qualities) {
    byte[] octets = asdu.octets();
    int samples = asdu.sampleOffset();
    long words = asdu.statusWords();
    int missing = missingRatings(asdu);
    for (int i = 0; i < offset.length; i++) {
      int at = samples + offset[i];
      raws[i] = raw(octets, at, i);
      qualities[i] = quality(octets, at, i, words, missing);
    }
  }

  /** The sample as it stands in the frame. */
  public int raw(AsduView asdu, int channel) {
    return raw(asdu.octets(), asdu.sampleOffset() + offset[channel], channel);
  }

  private int raw(byte[] octets, int at, int channel) {
    return wide[channel] ? (int) INT.get(octets, at) : (short) SHORT.get(octets, at);
  }

  /** What a raw value is multiplied by, in the unit of the channel; constant in most streams. */
  public double factor(AsduView asdu, int channel) {
    ChannelScale.Rated by = rated[channel];
    if (by == null) {
      return factor[channel];
    }
    double nominal = by.isConfigured() ? by.configured() : frameRating(asdu, by.rating());
    return nominal / by.full().raw(StatusWords.rangeFlag(asdu.statusWords()));
  }

  /**
   * Tells ASDUs whose factors or rated values may differ: those of one key have the same. Always 0
   * for a map without rated values, and where an ASDU has no header with them.
   */
  public long scaleKey(AsduView asdu) {
    if (!anyRated
        || asdu.identityLength() != HEADER_IDENTITY
        || asdu.format() == SvFormat.IEC_61850_9_2) {
      return 0;
    }
    long ratings = (long) unsigned(asdu, Rating.PHASE_CURRENT.offset()) << 32;
    ratings |= (long) unsigned(asdu, Rating.NEUTRAL_CURRENT.offset()) << 16;
    ratings |= unsigned(asdu, Rating.PHASE_VOLTAGE.offset());
    return ratings << 1 | (StatusWords.rangeFlag(asdu.statusWords()) ? 1 : 0);
  }

  /** What is added to a raw value times {@link #factor}. */
  public double zero(int channel) {
    return zero[channel];
  }

  /** The sample in SI: A, V, or the unit of the channel. */
  public double value(AsduView asdu, int channel) {
    return raw(asdu, channel) * factor(asdu, channel) + zero[channel];
  }

  /**
   * The quality of a sample in the form of 9-2, see {@link SampleQuality}; of that of 9-2 the bits
   * that it defines, so that no frame can say what the two of ours say. Of 9-1 and FT3 a bit of the
   * channel and "waking up" are invalid, "test" is test, "maintenance" and a current that comes as
   * its derivative are questionable, a lost synchronisation is {@link
   * SampleQuality#UNSYNCHRONISED}, and a sample that the frame gives no rated value for is invalid.
   */
  public int quality(AsduView asdu, int channel) {
    int at = asdu.sampleOffset() + offset[channel];
    return quality(asdu.octets(), at, channel, asdu.statusWords(), missingRatings(asdu));
  }

  private int quality(byte[] octets, int at, int channel, long words, int missing) {
    if (ownQuality[channel]) {
      return (int) INT.get(octets, at + (wide[channel] ? 4 : 2)) & QualityBits.DEFINED;
    }
    int quality =
        inStatus[channel] ? StatusQuality.of(words, invalidBit[channel], current[channel]) : 0;
    return (missing & frameRatings[channel]) != 0
        ? SampleQuality.join(quality, QualityBits.INVALID | QualityBits.BAD_REFERENCE)
        : quality;
  }

  /** A bit for each rated value that the frame does not give. */
  private int missingRatings(AsduView asdu) {
    int missing = 0;
    if (anyRated) {
      for (Rating rating : RATINGS) {
        missing |= frameRating(asdu, rating) == 0 ? rating.bit() : 0;
      }
    }
    return missing;
  }

  /** A rated value of the header, in A or in V to earth; 0 where the ASDU has no such header. */
  public double frameRating(AsduView asdu, Rating rating) {
    if (asdu.identityLength() != HEADER_IDENTITY || asdu.format() == SvFormat.IEC_61850_9_2) {
      return 0;
    }
    int count = unsigned(asdu, rating.offset());
    return rating == Rating.PHASE_VOLTAGE ? count * vrtg : count;
  }

  /** A u16 of the header, counted from the identity. */
  private static int unsigned(AsduView asdu, int at) {
    return (short) SHORT.get(asdu.octets(), asdu.identityOffset() + at) & 0xFFFF;
  }

  /**
   * Whether the frame gives another rated value for this channel than is configured, by more than a
   * thousandth: what a frame can hold is coarser than what somebody configures. A frame that gives
   * none differs from nothing.
   */
  public boolean ratingDiffers(AsduView asdu, int channel) {
    ChannelScale.Rated by = rated[channel];
    if (by == null || !by.isConfigured()) {
      return false;
    }
    double frame = frameRating(asdu, by.rating());
    return frame != 0 && Math.abs(frame - by.configured()) > by.configured() / 1000;
  }

  /** The delay that the merging unit tells, in microseconds, or {@link #NO_DELAY}. */
  public int delayMicros(AsduView asdu) {
    if (map.delayChannel() != ChannelMap.NO_DELAY) {
      return raw(asdu, map.delayChannel());
    }
    if (asdu.format() == SvFormat.IEC_61850_9_2) {
      return NO_DELAY;
    }
    return switch (asdu.identityLength()) {
      case HEADER_IDENTITY -> unsigned(asdu, DELAY);
      case SENSOR_IDENTITY -> unsigned(asdu, SENSOR_DELAY);
      default -> NO_DELAY;
    };
  }
}
