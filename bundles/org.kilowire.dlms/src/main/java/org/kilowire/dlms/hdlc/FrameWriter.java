// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.nio.ByteBuffer;

/** Writes frames, one behind the other, into one buffer that grows to what a window needs. */
final class FrameWriter {

  private static final int FIRST_CAPACITY = 256;
  private static final int FORMAT = 0xA000;
  private static final int SEGMENTED = HdlcFrameView.SEGMENTATION << 8;

  /** Two flags, format, HCS, FCS. */
  private static final int OVERHEAD = 2 + HdlcFrameView.FORMAT_LENGTH + 2 * Fcs.LENGTH;

  private static final byte[] NONE = {};

  private final FrameCounts counts;
  private ByteBuffer out = ByteBuffer.allocate(FIRST_CAPACITY);

  FrameWriter(FrameCounts counts) {
    this.counts = counts;
  }

  void clear() {
    out.clear();
  }

  boolean isEmpty() {
    return out.position() == 0;
  }

  /** All frames written since {@link #clear}, to be sent. */
  ByteBuffer frames() {
    return out.flip();
  }

  /** A frame without information; {@code addresses} are destination and source as they travel. */
  void bare(byte[] addresses, int control) {
    room(addresses.length + 1);
    int start = head(addresses, control, 1 + addresses.length + 4, 0);
    close(start);
  }

  /** A frame with information. */
  void information(byte[] addresses, int control, byte[] octets) {
    segment(addresses, control, false, NONE, ByteBuffer.wrap(octets), 0, octets.length);
  }

  /** A frame whose information is {@code prefix} and {@code length} octets of {@code octets}. */
  void segment(
      byte[] addresses,
      int control,
      boolean more,
      byte[] prefix,
      ByteBuffer octets,
      int from,
      int length) {
    int info = prefix.length + length;
    room(addresses.length + 1 + info);
    int rest = addresses.length + 1 + HdlcFrameView.FORMAT_LENGTH + 2 * Fcs.LENGTH + info;
    int start = head(addresses, control, rest, more ? SEGMENTED : 0);
    Fcs.put(out, Fcs.over(out, start, out.position(), Fcs.START));
    out.put(prefix).put(out.position(), octets, from, length);
    out.position(out.position() + length);
    close(start);
  }

  private int head(byte[] addresses, int control, int length, int segmented) {
    out.put((byte) HdlcFrameDecoder.FLAG);
    int start = out.position();
    out.putShort((short) (FORMAT | segmented | length)).put(addresses).put((byte) control);
    counts.sent++;
    return start;
  }

  private void close(int start) {
    Fcs.put(out, Fcs.over(out, start, out.position(), Fcs.START));
    out.put((byte) HdlcFrameDecoder.FLAG);
  }

  private void room(int octets) {
    if (out.remaining() < octets + OVERHEAD) {
      int needed = out.position() + octets + OVERHEAD;
      out = ByteBuffer.allocate(Math.max(needed, 2 * out.capacity())).put(out.flip());
    }
  }
}
