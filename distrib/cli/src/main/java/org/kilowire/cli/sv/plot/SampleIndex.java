// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.plot;

import org.kilowire.sv.stream.SvStream;

/**
 * Where in its second a sample is, as the analysis has it: by smpCnt, or counted from a first
 * sample where the counter does not begin anew with each second.
 */
final class SampleIndex {

  private boolean begun;
  private long phase;
  private long base;
  private long top;
  private int index;

  /**
   * Goes to the stream's last sample.
   *
   * @return whether it has a place; false while nobody knows the rate
   */
  boolean move(SvStream stream, int smpCnt) {
    int rate = (int) Math.round(stream.rate());
    if (rate <= 0 || stream.wrap() <= 0) {
      return false;
    }
    long number = stream.number();
    long found = Math.floorMod(number - smpCnt, (long) stream.wrap());
    if (!begun || found != phase) {
      begun = true;
      phase = found;
      base = number - smpCnt % rate;
    }
    boolean aligned = stream.wrap() % rate == 0;
    index = aligned ? smpCnt % rate : (int) Math.floorMod(number - base, (long) rate);
    top = number - index;
    return true;
  }

  /** 0 for the first of its second. */
  int index() {
    return index;
  }

  /** The number, over wraps, that the first sample of its second has. */
  long top() {
    return top;
  }
}
