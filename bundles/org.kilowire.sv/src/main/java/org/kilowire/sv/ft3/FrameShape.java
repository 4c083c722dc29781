// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.kilowire.sv.AsduView;

/**
 * A layout made ready for checking frames. A block is looked at as the 16 octets that end where it
 * ends; what a shorter one drags along is taken out again, and whatever its CRC begins with and is
 * complemented by is the CRC of so many zeros: both because a CRC is linear. One owner.
 */
final class FrameShape {

  /** So many octets in front of an array's contents let every block be looked at so. */
  static final int MARGIN = 16;

  private static final VarHandle U64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  final Ft3Layout layout;
  final int octets;
  final int type;
  private final int[] blocks;
  private final int[] ends;
  private final int[] ofZeros;
  private final Ft3Crc crc;
  private final int smpRateAt;
  private long soundUpper;
  private long soundLower;
  private int soundCrc = -1;

  FrameShape(Ft3Layout layout, Ft3Crc crc) {
    this.layout = layout;
    this.crc = crc;
    octets = layout.octets();
    type = layout.type();
    blocks = layout.blocks().stream().mapToInt(Integer::intValue).toArray();
    ends = new int[blocks.length];
    ofZeros = new int[blocks.length];
    prepare();
    smpRateAt = layout.asdu().smpRateAt() == AsduView.ABSENT ? 0 : placeOf(layout);
  }

  private void prepare() {
    int end = Ft3Layout.START_OCTETS;
    for (int i = 0; i < blocks.length; i++) {
      end += blocks[i];
      ends[i] = end;
      end += Ft3Layout.CRC_OCTETS;
      ofZeros[i] = crc.of(new byte[blocks[i]], 0, blocks[i]);
    }
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
    boolean known = isHeaderAsBefore(frame, start);
    for (int i = known ? 1 : 0; i < ends.length; i++) {
      int end = start + ends[i];
      int found = end >= MARGIN ? check(frame, end, i) : crc.of(frame, end - blocks[i], blocks[i]);
      if (found != carried(frame, end)) {
        return i + 1;
      }
    }
    if (!known) {
      remember(frame, start);
    }
    return 0;
  }

  private static int carried(byte[] frame, int end) {
    return (frame[end] & 0xFF) << 8 | (frame[end + 1] & 0xFF);
  }

  private int check(byte[] frame, int end, int block) {
    int found = Ft3Crc.ofStride(frame, end - MARGIN) ^ ofZeros[block];
    int before = MARGIN - blocks[block];
    return before == 0 ? found : found ^ Ft3Crc.ofHead(frame, end - MARGIN, before);
  }

  /**
   * Most layouts have nothing but the header in their first block, the same in each frame: octets
   * and CRC that have passed once need no calculating.
   */
  private boolean isHeaderAsBefore(byte[] frame, int start) {
    int end = start + ends[0];
    return end >= MARGIN
        && carried(frame, end) == soundCrc
        && (long) U64.get(frame, end - 8) == soundLower
        && (long) U64.get(frame, end - 16) == soundUpper;
  }

  private void remember(byte[] frame, int start) {
    int end = start + ends[0];
    if (end >= MARGIN) {
      soundUpper = (long) U64.get(frame, end - 16);
      soundLower = (long) U64.get(frame, end - 8);
      soundCrc = carried(frame, end);
    }
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
    if (start + ends[0] < MARGIN) {
      copySlowly(frame, start, asdu);
      return;
    }
    int to = MARGIN + layout.asdu().length();
    for (int i = blocks.length - 1; i >= 0; i--) {
      int end = start + ends[i];
      U64.set(asdu, to - 16, (long) U64.get(frame, end - 16));
      U64.set(asdu, to - 8, (long) U64.get(frame, end - 8));
      to -= blocks[i];
    }
  }

  private void copySlowly(byte[] frame, int start, byte[] asdu) {
    int to = MARGIN;
    for (int i = 0; i < blocks.length; i++) {
      System.arraycopy(frame, start + ends[i] - blocks[i], asdu, to, blocks[i]);
      to += blocks[i];
    }
  }

  /** Writes a frame around an ASDU. */
  int write(byte[] asdu, byte[] target, int at) {
    target[at] = FrameMatcher.START_1;
    target[at + 1] = FrameMatcher.START_2;
    int from = 0;
    for (int i = 0; i < blocks.length; i++) {
      int end = at + ends[i];
      System.arraycopy(asdu, from, target, end - blocks[i], blocks[i]);
      int check = crc.of(asdu, from, blocks[i]);
      target[end] = (byte) (check >>> 8);
      target[end + 1] = (byte) check;
      from += blocks[i];
    }
    return at + octets;
  }
}
