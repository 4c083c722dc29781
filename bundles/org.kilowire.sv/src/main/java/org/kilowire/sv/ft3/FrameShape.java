// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import org.kilowire.sv.AsduView;

/** A layout made ready for checking frames: no boxes, no lists. */
final class FrameShape {

  final Ft3Layout layout;
  final int octets;
  final int type;
  private final int[] blocks;
  private final Ft3Crc crc;
  private final int smpRateAt;

  FrameShape(Ft3Layout layout, Ft3Crc crc) {
    this.layout = layout;
    this.crc = crc;
    octets = layout.octets();
    type = layout.type();
    blocks = layout.blocks().stream().mapToInt(Integer::intValue).toArray();
    smpRateAt = layout.asdu().smpRateAt() == AsduView.ABSENT ? 0 : placeOf(layout);
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
    int at = start + Ft3Layout.START_OCTETS;
    for (int i = 0; i < blocks.length; i++) {
      int end = at + blocks[i];
      int carried = (frame[end] & 0xFF) << 8 | (frame[end + 1] & 0xFF);
      if (crc.of(frame, at, blocks[i]) != carried) {
        return i + 1;
      }
      at = end + Ft3Layout.CRC_OCTETS;
    }
    return 0;
  }

  /** Nobody samples zero times a period: such a frame is likelier of another layout. */
  boolean isPlausible(byte[] frame, int start) {
    return smpRateAt == 0 || frame[start + smpRateAt] != 0;
  }

  /** Copies the ASDU, without the CRCs. */
  void copy(byte[] frame, int start, byte[] asdu) {
    int from = start + Ft3Layout.START_OCTETS;
    int to = 0;
    for (int block : blocks) {
      System.arraycopy(frame, from, asdu, to, block);
      from += block + Ft3Layout.CRC_OCTETS;
      to += block;
    }
  }

  /** Writes a frame around an ASDU. */
  int write(byte[] asdu, byte[] target, int at) {
    target[at] = FrameMatcher.START_1;
    target[at + 1] = FrameMatcher.START_2;
    int to = at + Ft3Layout.START_OCTETS;
    int from = 0;
    for (int block : blocks) {
      System.arraycopy(asdu, from, target, to, block);
      int check = crc.of(asdu, from, block);
      to += block;
      target[to] = (byte) (check >>> 8);
      target[to + 1] = (byte) check;
      to += Ft3Layout.CRC_OCTETS;
      from += block;
    }
    return to;
  }
}
