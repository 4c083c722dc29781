// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * One block of a layout. It is looked at as the 16 octets that end where it ends; what a shorter
 * one drags along is taken out of its CRC again, and whatever that begins with and is complemented
 * by is the CRC of so many zeros: both because a CRC is linear.
 */
final class FrameBlock {

  /** So many octets in front of an array's contents let every block be looked at so. */
  static final int MARGIN = 16;

  private static final int HALF = 8;

  /** Octets that are moved and compared have no order. */
  private static final VarHandle U64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final VarHandle U16 =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private final int end;
  private final int place;
  private final int before;
  private final int ofZeros;
  private final Ft3Crc crc;

  /**
   * @param length octets without the CRC, 2..16
   * @param end where its CRC begins, counted from the start of the frame
   * @param place where it ends in the ASDU
   */
  FrameBlock(int length, int end, int place, Ft3Crc crc) {
    this.end = end;
    this.place = MARGIN + place;
    this.before = MARGIN - length;
    this.crc = crc;
    this.ofZeros = crc.of(new byte[length], 0, length);
  }

  /** Whether 16 octets can be looked at. */
  boolean hasMargin(int start) {
    return start + end >= MARGIN;
  }

  /** Whether it and its CRC are among the first octets of a frame. */
  boolean isWhole(int available) {
    return end + Ft3Layout.CRC_OCTETS <= available;
  }

  /** Whether the CRC is what it carries. */
  boolean isSound(byte[] frame, int start) {
    int at = start + end;
    int left = Ft3Crc.ofStride(frame, at - MARGIN) ^ ofZeros ^ carried(frame, start);
    return (before == 0 ? left : left ^ Ft3Crc.ofHead(frame, at - MARGIN, before)) == 0;
  }

  /** The same without a margin. */
  boolean isSoundSlowly(byte[] frame, int start) {
    int length = MARGIN - before;
    return crc.of(frame, start + end - length, length) == carried(frame, start);
  }

  /** The CRC that it carries. */
  int carried(byte[] frame, int start) {
    return (short) U16.get(frame, start + end) & 0xFFFF;
  }

  /** The first eight of the 16 octets. */
  long upper(byte[] frame, int start) {
    return (long) U64.get(frame, start + end - MARGIN);
  }

  /** The last eight. */
  long lower(byte[] frame, int start) {
    return (long) U64.get(frame, start + end - HALF);
  }

  /** Copies the 16 octets to where the block lies behind the margin of an ASDU. */
  void copy(byte[] frame, int start, byte[] asdu) {
    U64.set(asdu, place - MARGIN, upper(frame, start));
    U64.set(asdu, place - HALF, lower(frame, start));
  }

  /** The same without a margin. */
  void copySlowly(byte[] frame, int start, byte[] asdu) {
    int length = MARGIN - before;
    System.arraycopy(frame, start + end - length, asdu, place - length, length);
  }

  /** Writes the block of an ASDU without a margin, and its CRC. */
  void write(byte[] asdu, byte[] target, int start) {
    int length = MARGIN - before;
    int from = place - MARGIN - length;
    int at = start + end;
    System.arraycopy(asdu, from, target, at - length, length);
    int check = crc.of(asdu, from, length);
    target[at] = (byte) (check >>> 8);
    target[at + 1] = (byte) check;
  }
}
