// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.apdu92.QualityBits;

/**
 * Takes samples out of ASDUs by a channel map, without allocating. Ask {@link #fits} once for an
 * ASDU; after true no getter fails for it, for indices of the map's channels.
 */
public final class SampleReader {

  /** What {@link #delayMicros} gives where nothing tells a delay. */
  public static final int NO_DELAY = -1;

  /** Of a header as {@link RatedScales} has it, counted from its identity. */
  private static final int DELAY = 10;

  /** A link between sensor and merging unit has a type, a temperature and the delay. */
  private static final int SENSOR_IDENTITY = 1;

  private static final int SENSOR_DELAY = 2;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private final ChannelMap map;
  private final StreamIdentity identity;
  private final int sampleOctets;
  private final int[] offset;
  private final boolean[] wide;
  private final double[] factor;
  private final double[] zero;
  private final RatedScales ratings;
  private final boolean[] ownQuality;
  private final long[] invalidBit;
  private final boolean[] inStatus;
  private final boolean[] current;

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
    this.ratings = new RatedScales(map);
    this.ownQuality = new boolean[count];
    this.invalidBit = new long[count];
    this.inStatus = new boolean[count];
    this.current = new boolean[count];
    for (int i = 0; i < count; i++) {
      compile(map.channels().get(i), i);
    }
    this.regular = isRegular();
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
    int missing = ratings.missing(asdu);
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
    return ratings.has(channel) ? ratings.factor(asdu, channel) : factor[channel];
  }

  /**
   * Tells ASDUs whose factors or rated values may differ: those of one key have the same. Always 0
   * for a map without rated values, and where an ASDU has no header with them.
   */
  public long scaleKey(AsduView asdu) {
    return ratings.key(asdu);
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
    return quality(asdu.octets(), at, channel, asdu.statusWords(), ratings.missing(asdu));
  }

  private int quality(byte[] octets, int at, int channel, long words, int missing) {
    if (ownQuality[channel]) {
      return (int) INT.get(octets, at + (wide[channel] ? 4 : 2)) & QualityBits.DEFINED;
    }
    int quality =
        inStatus[channel] ? StatusQuality.of(words, invalidBit[channel], current[channel]) : 0;
    return ratings.lacks(channel, missing)
        ? SampleQuality.join(quality, QualityBits.INVALID | QualityBits.BAD_REFERENCE)
        : quality;
  }

  /** A rated value of the header, in A or in V to earth; 0 where the ASDU has no such header. */
  public double frameRating(AsduView asdu, Rating rating) {
    return ratings.ofFrame(asdu, rating);
  }

  /**
   * Whether the frame gives another rated value for this channel than is configured, by more than a
   * thousandth: what a frame can hold is coarser than what somebody configures. A frame that gives
   * none differs from nothing.
   */
  public boolean ratingDiffers(AsduView asdu, int channel) {
    return ratings.differs(asdu, channel);
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
      case RatedScales.HEADER_IDENTITY -> RatedScales.unsigned(asdu, DELAY);
      case SENSOR_IDENTITY -> RatedScales.unsigned(asdu, SENSOR_DELAY);
      default -> NO_DELAY;
    };
  }
}
