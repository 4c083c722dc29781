// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import java.util.Comparator;
import org.kilowire.sv.AsduView;

/**
 * Which of the expected layouts the octets behind a start have. The answer depends on the octets
 * alone and not on how many have come so far: shorter layouts are tried first, and a longer one is
 * waited for as long as it may be meant.
 */
final class FrameMatcher {

  /** What a look at a start has come to. */
  enum Found {
    /** A whole frame: {@link #shape}. */
    FRAME,
    /** It may yet become one. */
    MORE,
    /** The first two octets are no type that is expected. */
    UNKNOWN,
    /** A CRC of every candidate fails: {@link #badBlock}. */
    BAD_CRC
  }

  static final byte START_1 = 0x05;
  static final byte START_2 = 0x64;
  private static final int TYPE_END = 4;

  private final FrameShape[] shapes;
  private FrameShape shape;
  private int badBlock;

  FrameMatcher(Ft3Options options) {
    shapes =
        options.layouts().stream()
            .sorted(Comparator.comparingInt(Ft3Layout::octets))
            .map(layout -> new FrameShape(layout, options.crc()))
            .toArray(FrameShape[]::new);
  }

  /**
   * Looks at the octets from {@code start}, where the two start octets are, to {@code end}.
   *
   * @param last whether no more will come
   */
  Found look(byte[] octets, int start, int end, boolean last) {
    int available = end - start;
    if (available < TYPE_END) {
      return Found.MORE;
    }
    int type = (octets[start + 2] & 0xFF) << 8 | (octets[start + 3] & 0xFF);
    FrameShape second = null;
    boolean expected = false;
    boolean cut = false;
    badBlock = 0;
    for (FrameShape one : shapes) {
      if (one.type != type && one.type != AsduView.ABSENT) {
        continue;
      }
      expected = true;
      if (available < one.octets) {
        if (!last) {
          return Found.MORE;
        }
        cut = true;
        continue;
      }
      int bad = one.firstBadBlock(octets, start);
      if (bad > 0) {
        badBlock = Math.max(badBlock, bad);
      } else if (one.isPlausible(octets, start)) {
        shape = one;
        return Found.FRAME;
      } else if (second == null) {
        second = one;
      }
    }
    return end(second, expected, cut);
  }

  private Found end(FrameShape second, boolean expected, boolean cut) {
    if (second != null) {
      shape = second;
      return Found.FRAME;
    }
    if (!expected) {
      return Found.UNKNOWN;
    }
    return cut ? Found.MORE : Found.BAD_CRC;
  }

  /** Of the frame just found. */
  FrameShape shape() {
    return shape;
  }

  /** The first bad block, from 1, of the candidate that got furthest. */
  int badBlock() {
    return badBlock;
  }
}
