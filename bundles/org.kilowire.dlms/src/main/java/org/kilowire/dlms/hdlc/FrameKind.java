// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.util.Arrays;

/**
 * What a control field says (IEC 62056-46, clause 6.4.3.2): bit 4 is P/F in all of them, I and
 * supervisory frames have N(R) in bits 5..7, I frames N(S) in bits 1..3.
 */
public enum FrameKind {
  I(0x00, 0x01),
  RR(0x01, 0x0F),
  RNR(0x05, 0x0F),
  SNRM(0x83, 0xEF),
  DISC(0x43, 0xEF),
  UA(0x63, 0xEF),
  DM(0x0F, 0xEF),
  FRMR(0x87, 0xEF),
  UI(0x03, 0xEF),
  /** None of this profile's, REJ of other profiles among them. */
  UNKNOWN(0, 0);

  static final int FINAL = 0x10;

  private static final FrameKind[] BY_CONTROL = new FrameKind[256];

  static {
    Arrays.setAll(BY_CONTROL, FrameKind::find);
  }

  private final int value;
  private final int mask;

  FrameKind(int value, int mask) {
    this.value = value;
    this.mask = mask;
  }

  private static FrameKind find(int control) {
    return Arrays.stream(values()).filter(k -> (control & k.mask) == k.value).findFirst().get();
  }

  /** What the control field {@code control}, 0..255, says. */
  static FrameKind of(int control) {
    return BY_CONTROL[control];
  }

  /** The control field of an unnumbered frame with P/F set. */
  int control() {
    return value | FINAL;
  }

  /** The control field of a supervisory frame with P/F set. */
  int control(int nr) {
    return nr << 5 | FINAL | value;
  }

  /** The control field of an I frame. */
  static int information(int ns, int nr, boolean last) {
    return nr << 5 | (last ? FINAL : 0) | ns << 1;
  }
}
