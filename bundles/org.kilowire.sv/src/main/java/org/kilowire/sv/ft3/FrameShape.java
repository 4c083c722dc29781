// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import java.util.List;
import org.kilowire.sv.AsduView;

/**
 * A layout made ready for checking frames. Nearly all layouts have three blocks, or one more: these
 * are written out, since going over arrays of them takes a quarter of the time. One owner.
 */
final class FrameShape {

  static final int MARGIN = FrameBlock.MARGIN;

  private static final int WRITTEN_OUT = 3;

  final Ft3Layout layout;
  final int octets;
  final int type;
  private final FrameBlock[] blocks;
  private final FrameBlock first;
  private final FrameBlock second;
  private final FrameBlock third;
  private final int smpRateAt;
  private long soundUpper;
  private long soundLower;
  private int soundCrc = -1;

  FrameShape(Ft3Layout layout, Ft3Crc crc) {
    this.layout = layout;
    octets = layout.octets();
    type = layout.type();
    blocks = blocks(layout.blocks(), crc);
    first = blocks[0];
    second = blocks.length > 1 ? blocks[1] : null;
    third = blocks.length > 2 ? blocks[2] : null;
    smpRateAt = layout.asdu().smpRateAt() == AsduView.ABSENT ? 0 : placeOf(layout);
  }

  private static FrameBlock[] blocks(List<Integer> lengths, Ft3Crc crc) {
    FrameBlock[] blocks = new FrameBlock[lengths.size()];
    int place = 0;
    for (int i = 0; i < blocks.length; i++) {
      int length = lengths.get(i);
      place += length;
      int end = Ft3Layout.START_OCTETS + place + i * Ft3Layout.CRC_OCTETS;
      blocks[i] = new FrameBlock(length, end, place, crc);
    }
    return blocks;
  }

  /** Where smpRate lies in the frame: behind the start and the CRCs of the blocks before it. */
  private static int placeOf(Ft3Layout layout) {
    int at = layout.asdu().smpRateAt();
    int before = Ft3Layout.START_OCTETS;
    int end = 0;
    for (int block : layout.blocks()) {
      end += block;
      if (at < end) {
        break;
      }
      before += Ft3Layout.CRC_OCTETS;
    }
    return before + at;
  }

  /** The first block, from 1, whose CRC is not what it carries; 0 for none. */
  int firstBadBlock(byte[] frame, int start) {
    if (!first.hasMargin(start)) {
      return firstBadSlowly(frame, start);
    }
    boolean known = isHeaderAsBefore(frame, start);
    if (!known && !first.isSound(frame, start)) {
      return 1;
    }
    if (second != null && !second.isSound(frame, start)) {
      return 2;
    }
    if (third != null && !third.isSound(frame, start)) {
      return 3;
    }
    if (!known) {
      remember(frame, start);
    }
    return firstBadOfRest(frame, start);
  }

  private int firstBadOfRest(byte[] frame, int start) {
    for (int i = WRITTEN_OUT; i < blocks.length; i++) {
      if (!blocks[i].isSound(frame, start)) {
        return i + 1;
      }
    }
    return 0;
  }

  private int firstBadSlowly(byte[] frame, int start) {
    for (int i = 0; i < blocks.length; i++) {
      if (!blocks[i].isSoundSlowly(frame, start)) {
        return i + 1;
      }
    }
    return 0;
  }

  /**
   * Whether octets that end too soon may be this layout's: of the blocks that are whole none is
   * bad.
   */
  boolean maybeCut(byte[] frame, int start, int available) {
    for (FrameBlock one : blocks) {
      if (one.isWhole(available) && !one.isSoundSlowly(frame, start)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Most layouts have nothing but the header in their first block, the same in each frame: octets
   * and CRC that have passed once need no calculating.
   */
  private boolean isHeaderAsBefore(byte[] frame, int start) {
    return first.carried(frame, start) == soundCrc
        && first.lower(frame, start) == soundLower
        && first.upper(frame, start) == soundUpper;
  }

  private void remember(byte[] frame, int start) {
    soundUpper = first.upper(frame, start);
    soundLower = first.lower(frame, start);
    soundCrc = first.carried(frame, start);
  }

  /** Nobody samples zero times a period: such a frame is likelier of another layout. */
  boolean isPlausible(byte[] frame, int start) {
    return smpRateAt == 0 || frame[start + smpRateAt] != 0;
  }

  /**
   * Copies the ASDU, without the CRCs, behind the margin of {@code asdu}; the margin is spoiled.
   * From the last block to the first, so that what a short block drags along is written over.
   */
  void copy(byte[] frame, int start, byte[] asdu) {
    if (!first.hasMargin(start)) {
      copySlowly(frame, start, asdu);
      return;
    }
    for (int i = blocks.length - 1; i >= WRITTEN_OUT; i--) {
      blocks[i].copy(frame, start, asdu);
    }
    if (third != null) {
      third.copy(frame, start, asdu);
    }
    if (second != null) {
      second.copy(frame, start, asdu);
    }
    first.copy(frame, start, asdu);
  }

  private void copySlowly(byte[] frame, int start, byte[] asdu) {
    for (FrameBlock one : blocks) {
      one.copySlowly(frame, start, asdu);
    }
  }

  /** Writes a frame around an ASDU. */
  int write(byte[] asdu, byte[] target, int at) {
    target[at] = FrameMatcher.START_1;
    target[at + 1] = FrameMatcher.START_2;
    for (FrameBlock one : blocks) {
      one.write(asdu, target, at);
    }
    return at + octets;
  }
}
