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
  private boolean leads;
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
    return isAsBefore(octets, start, available, type)
        ? Found.FRAME
        : search(octets, start, available, type, last);
  }

  /** A stream's frames are all alike: the layout of the last is tried before any other. */
  private boolean isAsBefore(byte[] octets, int start, int available, int type) {
    return leads
        && (shape.type == type || shape.type == AsduView.ABSENT)
        && available >= shape.octets
        && shape.firstBadBlock(octets, start) == 0
        && shape.isPlausible(octets, start);
  }

  private Found search(byte[] octets, int start, int available, int type, boolean last) {
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
        cut |= one.maybeCut(octets, start, available);
        continue;
      }
      int bad = one.firstBadBlock(octets, start);
      if (bad > 0) {
        badBlock = Math.max(badBlock, bad);
      } else if (one.isPlausible(octets, start)) {
        return found(one);
      } else if (second == null) {
        second = one;
      }
    }
    return end(second, expected, cut);
  }

  private Found end(FrameShape second, boolean expected, boolean cut) {
    if (second != null) {
      return found(second);
    }
    if (!expected) {
      return Found.UNKNOWN;
    }
    return cut || badBlock == 0 ? Found.MORE : Found.BAD_CRC;
  }

  private Found found(FrameShape one) {
    if (shape != one) {
      shape = one;
      leads = leads(one);
    }
    return Found.FRAME;
  }

  /** Whether no other layout that could be meant is tried before it: else that goes first. */
  private boolean leads(FrameShape one) {
    for (FrameShape other : shapes) {
      if (other == one) {
        return true;
      }
      if (one.type == AsduView.ABSENT || other.type == AsduView.ABSENT || other.type == one.type) {
        return false;
      }
    }
    return false;
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
