// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Octets;

/**
 * A frame where it lies, valid until its buffer is written to or its decoder goes on. Frame format
 * type 3 (IEC 62056-46, clause 6.4.2): format and length in two octets, destination, source,
 * control; then HCS and information, or neither; then FCS. Numbers are read without allocation, and
 * no getter can fail.
 */
public final class HdlcFrameView {

  static final int FORMAT_LENGTH = 2;
  static final int SEGMENTATION = 0x08;

  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private int start;
  private int sourceAt;
  private int controlAt;
  private int end;

  HdlcFrameView() {}

  /** Points at {@code start} (the format octet) to {@code end} (behind the FCS), found whole. */
  void wrap(ByteBuffer octets, int first, int source, int control, int behind) {
    buffer = octets;
    start = first;
    sourceAt = source;
    controlAt = control;
    end = behind;
  }

  /** Whether more segments of the same APDU follow. */
  public boolean segmented() {
    return (buffer.get(start) & SEGMENTATION) != 0;
  }

  /** The octets between the flags. */
  public int length() {
    return end - start;
  }

  public FrameKind kind() {
    return FrameKind.of(control());
  }

  /** The control field, 0..255. */
  public int control() {
    return buffer.get(controlAt) & 0xFF;
  }

  /** The P/F bit: poll in a command, final in a response. */
  public boolean isFinal() {
    return (control() & FrameKind.FINAL) != 0;
  }

  /** N(S) of an I frame, 0..7. */
  public int ns() {
    return control() >> 1 & 7;
  }

  /** N(R) of an I or supervisory frame, 0..7. */
  public int nr() {
    return control() >> 5;
  }

  public HdlcAddress destination() {
    return address(start + FORMAT_LENGTH, sourceAt);
  }

  public HdlcAddress source() {
    return address(sourceAt, controlAt);
  }

  private HdlcAddress address(int from, int to) {
    return new HdlcAddress(upper(from, to), lower(from, to), to - from);
  }

  boolean isTo(HdlcAddress address) {
    int from = start + FORMAT_LENGTH;
    return address.matches(upper(from, sourceAt), lower(from, sourceAt), sourceAt - from);
  }

  boolean isFrom(HdlcAddress address) {
    return address.matches(
        upper(sourceAt, controlAt), lower(sourceAt, controlAt), controlAt - sourceAt);
  }

  private int upper(int from, int to) {
    return to - from == 4 ? part(from) << 7 | part(from + 1) : part(from);
  }

  private int lower(int from, int to) {
    return switch (to - from) {
      case 1 -> 0;
      case 2 -> part(from + 1);
      default -> part(from + 2) << 7 | part(from + 3);
    };
  }

  private int part(int at) {
    return buffer.get(at) >> 1 & 0x7F;
  }

  /** The octets of the information field, 0 where there is none. */
  public int infoLength() {
    return Math.max(0, end - Fcs.LENGTH - infoAt());
  }

  /** The octet at {@code index} of the information field, 0..255. */
  int infoOctet(int index) {
    return buffer.get(infoAt() + index) & 0xFF;
  }

  /** Copies the information field from {@code skip} on to the end of {@code target}. */
  void copyInfo(int skip, ByteBuffer target) {
    int length = infoLength() - skip;
    target.put(target.position(), buffer, infoAt() + skip, length);
    target.position(target.position() + length);
  }

  /** A copy of the information field. */
  public Octets info() {
    return Octets.copyOf(buffer.slice(infoLength() == 0 ? end : infoAt(), infoLength()));
  }

  private int infoAt() {
    return controlAt + 1 + Fcs.LENGTH;
  }
}
