// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

import org.kilowire.sv.AsduView;

/**
 * What is known of a stream's sample counter: how many a second, and where it goes back to 0. It
 * comes from the configuration, else from the frame, else from the time, else from the count
 * itself; a count that is not below the wrap proves all of them wrong. One owner.
 */
final class CounterShape {

  /** Where a wrap is known from. */
  enum Source {
    /** The channel map, a profile's name or SCL. */
    CONFIGURED("configured"),
    /** smpRate and smpMod. */
    FRAME("frame"),
    /** The rate that was seen; a second's samples. */
    RATE("rate"),
    /** The count was seen to go back, or to go on. */
    LEARNT("learnt"),
    /** Nothing is known but the counter's width. */
    ASSUMED("assumed");

    private final String code;

    Source(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /** The counter of two octets. */
  static final int FULL = 1 << 16;

  /** Above this a rate without smpMod is meant a second, not a period: configurations say both. */
  private static final int MOST_A_PERIOD = 512;

  private static final int PER_SECOND = 1;
  private static final int SECONDS_PER_SAMPLE = 2;

  private int wrap;
  private double rate;
  private Source source;

  /** The lowest count: 0, or 1 of units that count so. */
  private int lowest;

  /** Whether the map says where the counter wraps, and not only how many samples a second has. */
  private boolean wrapSaid;

  /** Whether the map or the frame says the rate. */
  private boolean rateSaid;

  /** A period of the counter that was seen once, and the count that it began with. */
  private int candidate;

  private int candidateLowest;

  /** Begins with what {@code profile} (or null) and the first ASDU say. */
  void begin(StreamProfile profile, AsduView asdu) {
    wrap = FULL;
    source = Source.ASSUMED;
    candidate = 0;
    lowest = 0;
    wrapSaid = profile != null && profile.wrap() > 0;
    rateSaid = false;
    rate = profile == null ? 0 : profile.rate();
    boolean configured = rate > 0;
    rate = configured ? rate : rateOf(asdu.smpRate(), asdu.smpMod());
    rateSaid = rate > 0;
    if (wrapSaid) {
      wrap = profile.wrap();
      source = Source.CONFIGURED;
    } else if (rateSaid) {
      wrapAtSecond(configured ? Source.CONFIGURED : Source.FRAME);
    }
  }

  private static double rateOf(int smpRate, int smpMod) {
    if (smpRate <= 0) {
      return 0;
    }
    if (smpMod == SECONDS_PER_SAMPLE) {
      return 1.0 / smpRate;
    }
    return smpMod == PER_SECOND || smpRate > MOST_A_PERIOD ? smpRate : 0;
  }

  private void wrapAtSecond(Source from) {
    boolean whole = rate >= 1 && rate < FULL && rate == Math.rint(rate);
    if (whole) {
      wrap = (int) rate;
      source = from;
    }
  }

  /**
   * The rate was seen. It counts where nothing says one, and where it is firm and another than what
   * is said: values by a wrong rate would be wrong, and look good.
   *
   * @return whether the wrap is another now
   */
  boolean seen(double newRate, boolean firm, int last) {
    boolean disproves = rateSaid && firm && !RateEstimate.near(newRate, rate);
    if (rateSaid && !disproves) {
      return false;
    }
    rateSaid = false;
    rate = newRate;
    boolean follows = source == Source.ASSUMED || (disproves && !wrapSaid);
    if (!follows || last >= newRate) {
      return false;
    }
    int before = wrap;
    wrapAtSecond(Source.RATE);
    return wrap != before;
  }

  /**
   * Makes room for a count.
   *
   * @return whether the wrap is another now
   */
  boolean fit(int count) {
    lowest = Math.min(lowest, count);
    if (count - lowest < wrap) {
      return false;
    }
    lowest = 0;
    wrapSaid = false;
    wrap = count < FULL ? FULL : StreamProfile.MAX_WRAP;
    source = Source.LEARNT;
    if (count < rate && !rateSaid) {
      wrapAtSecond(Source.RATE);
    }
    return true;
  }

  /** The count as 0..{@link #wrap} - 1, of one that {@link #fit} has made room for. */
  int fold(int count) {
    return count - lowest;
  }

  /**
   * The counter went back from {@code last} to {@code count}, 0 or 1, without a sample missing.
   * Seen twice from the same count, it is the wrap.
   *
   * @return whether the wrap is another now
   */
  boolean wentBack(int last, int count) {
    int period = last + 1 - count;
    boolean again = period == candidate && count == candidateLowest && period > 0;
    candidate = period;
    candidateLowest = count;
    if (!again || wrapSaid) {
      return false;
    }
    wrap = period;
    lowest = count;
    source = Source.LEARNT;
    return true;
  }

  int wrap() {
    return wrap;
  }

  /** Samples a second; 0 where it is not known. */
  double rate() {
    return rate;
  }

  Source source() {
    return source;
  }
}
