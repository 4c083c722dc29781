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
  private int candidate;

  /** Begins with what {@code profile} (or null) and the first ASDU say. */
  void begin(StreamProfile profile, AsduView asdu) {
    wrap = FULL;
    source = Source.ASSUMED;
    candidate = 0;
    rate = profile == null ? 0 : profile.rate();
    if (profile != null && profile.wrap() > 0) {
      wrap = profile.wrap();
      source = Source.CONFIGURED;
      return;
    }
    double said = rate > 0 ? rate : rateOf(asdu.smpRate(), asdu.smpMod());
    if (said > 0) {
      boolean configured = rate > 0;
      rate = said;
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
   * The rate was seen.
   *
   * @return whether the wrap is another now
   */
  boolean seen(double newRate, int last) {
    if (source != Source.CONFIGURED && source != Source.FRAME) {
      rate = newRate;
    }
    if (source != Source.ASSUMED || last >= newRate) {
      return false;
    }
    wrapAtSecond(Source.RATE);
    return wrap != FULL;
  }

  /**
   * Makes room for a count.
   *
   * @return whether the wrap is another now
   */
  boolean fit(int count) {
    if (count < wrap) {
      return false;
    }
    wrap = count < FULL ? FULL : StreamProfile.MAX_WRAP;
    source = Source.LEARNT;
    return true;
  }

  /**
   * The counter went back from {@code last} to {@code count}, 0 or 1, without a sample missing.
   * Seen twice from the same count, it is the wrap.
   *
   * @return whether the wrap is another now
   */
  boolean wentBack(int last, int count) {
    int period = last + 1 - count;
    boolean again = period == candidate && period > 0 && count == 0;
    candidate = period;
    if (!again || source == Source.CONFIGURED) {
      return false;
    }
    wrap = period;
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
