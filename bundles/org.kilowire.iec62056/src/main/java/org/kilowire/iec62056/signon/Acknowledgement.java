// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.signon;

import java.util.Optional;
import org.kilowire.iec62056.frame.Ascii;

/**
 * The characters V, Z and Y of the acknowledgement (IEC 62056-21, 6.3.3). Each is a printable
 * character.
 *
 * @param readoutControl V for a readout: 0 normal, 1 secondary, 2 HDLC
 * @param readoutMode Y for a readout: 0 by the standard, 6 to 9 are makers'
 * @param programmingControl V for the programming mode
 * @param programmingMode Y for the programming mode: 1 by the standard
 * @param baud Z; empty for what the rates propose
 */
public record Acknowledgement(
    char readoutControl,
    char readoutMode,
    char programmingControl,
    char programmingMode,
    Optional<Character> baud) {

  public static final Acknowledgement STANDARD =
      new Acknowledgement('0', '0', '0', '1', Optional.empty());

  private static final char HDLC = '2';

  public Acknowledgement {
    String all = "" + readoutControl + readoutMode + programmingControl + programmingMode;
    if (!Ascii.isPrintable(all + baud.map(Object::toString).orElse(""))) {
      throw new IllegalArgumentException("V, Z and Y are printable characters");
    }
  }

  /** The same for a readout that is asked for in another way. */
  public Acknowledgement withReadout(char control, char mode) {
    return new Acknowledgement(control, mode, programmingControl, programmingMode, baud);
  }

  /** The same for a programming mode that is asked for in another way. */
  public Acknowledgement withProgramming(char control, char mode) {
    return new Acknowledgement(readoutControl, readoutMode, control, mode, baud);
  }

  /** The same with a rate's character of its own. */
  public Acknowledgement withBaud(char character) {
    return new Acknowledgement(
        readoutControl, readoutMode, programmingControl, programmingMode, Optional.of(character));
  }

  public byte[] readout(char rate) {
    return octets(readoutControl, baud.orElse(rate), readoutMode);
  }

  public byte[] programming(char rate) {
    return octets(programmingControl, baud.orElse(rate), programmingMode);
  }

  /** Annex E: the client asks for HDLC, and the meter confirms with the same octets. */
  public static byte[] hdlc(char rate) {
    return octets(HDLC, rate, HDLC);
  }

  private static byte[] octets(char control, char rate, char mode) {
    return new byte[] {Ascii.ACK, (byte) control, (byte) rate, (byte) mode, Ascii.CR, Ascii.LF};
  }
}
