// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.input;

import java.util.HashMap;
import java.util.Map;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.ft3.Ft3Options;
import org.kilowire.sv.ft3.Ft3View;

/**
 * The rate of samples in a file of octets, which has no time: smpCnt begins anew with each second
 * (IEC 60044-8 6.2.4), so it says it where it returns to 0. A return after a restart says another
 * number, once: of several the most frequent counts, and only one that merging units have, all of
 * which are multiples of {@value #STEP}.
 */
final class CountedRate implements Ft3File.Sink {

  /** Nobody knows. */
  static final int NONE = 0;

  private static final int STEP = 40;
  private static final int LEAST = 800;

  private final Map<Integer, Integer> returns = new HashMap<>();
  private int last = -1;

  private CountedRate() {}

  /** Of the frames in these octets; {@link #NONE} where their counter never returns so. */
  static int of(byte[] octets, Ft3Options expected) {
    CountedRate counted = new CountedRate();
    Ft3File.read(octets, expected, counted);
    return counted.returns.entrySet().stream()
        .max(
            Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(NONE);
  }

  @Override
  public void frame(Ft3View frame, int from, int to) {
    int count = frame.smpCnt();
    int wrap = last + 1;
    if (count == 0 && wrap >= LEAST && wrap % STEP == 0) {
      returns.merge(wrap, 1, Integer::sum);
    }
    last = count;
  }

  @Override
  public void refused(SvReason reason, int from, int to) {
    last = -1; // what is missing there may be the end of a second
  }
}
