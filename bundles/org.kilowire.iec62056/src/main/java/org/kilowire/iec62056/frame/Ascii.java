// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.frame;

/** The control characters of IEC 62056-21, 6.3 (ISO/IEC 646). */
public final class Ascii {

  public static final int NUL = 0x00;
  public static final int SOH = 0x01;
  public static final int STX = 0x02;
  public static final int ETX = 0x03;
  public static final int EOT = 0x04;
  public static final int ACK = 0x06;
  public static final int LF = 0x0A;
  public static final int CR = 0x0D;
  public static final int NAK = 0x15;

  /** Stands for a character that did not arrive as it was sent: none of seven bits is FF. */
  public static final int DAMAGED = 0xFF;

  private Ascii() {}

  public static boolean isPrintable(int octet) {
    return octet >= 0x20 && octet < 0x7F;
  }

  /** Whether all of {@code text} are printable characters. */
  public static boolean isPrintable(String text) {
    return text.chars().allMatch(Ascii::isPrintable);
  }
}
