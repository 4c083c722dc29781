// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import java.util.List;

/**
 * What frames to expect.
 *
 * @param crc how blocks are checked
 * @param layouts 1..16; those of one type, and those without, are told apart by their CRCs
 */
public record Ft3Options(Ft3Crc crc, List<Ft3Layout> layouts) {

  private static final int MOST = 16;

  /** What merging units send, by the standard. */
  public static final Ft3Options MERGING_UNIT =
      new Ft3Options(Ft3Crc.STANDARD, Ft3Layout.MERGING_UNIT);

  public Ft3Options {
    layouts = List.copyOf(layouts);
    if (layouts.isEmpty() || layouts.size() > MOST) {
      throw new IllegalArgumentException("layouts must be 1.." + MOST + ": " + layouts.size());
    }
  }

  /** These layouts, checked by the standard. */
  public static Ft3Options of(Ft3Layout... layouts) {
    return new Ft3Options(Ft3Crc.STANDARD, List.of(layouts));
  }

  /** The octets of the longest frame. */
  int longest() {
    return layouts.stream().mapToInt(Ft3Layout::octets).max().orElseThrow();
  }
}
