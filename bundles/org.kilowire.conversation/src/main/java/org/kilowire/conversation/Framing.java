// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.util.Optional;

/**
 * A character on a serial line.
 *
 * @param dataBits 7 or 8
 * @param stopBits 1 or 2
 */
public record Framing(int dataBits, Parity parity, int stopBits) {

  /** 8N1: what carries any octet. */
  public static final Framing PLAIN = new Framing(8, Parity.NONE, 1);

  /** How the parity bit is made. */
  public enum Parity {
    NONE,
    EVEN,
    ODD
  }

  public Framing {
    if (dataBits != 7 && dataBits != 8) {
      throw new IllegalArgumentException("data bits must be 7 or 8: " + dataBits);
    }
    if (stopBits != 1 && stopBits != 2) {
      throw new IllegalArgumentException("stop bits must be 1 or 2: " + stopBits);
    }
  }

  /** Reads the usual short form: {@code 8N1}, {@code 7E1}; empty for anything else. */
  public static Optional<Framing> parse(String text) {
    if (!text.matches("[78][NEO][12]")) {
      return Optional.empty();
    }
    Parity parity =
        switch (text.charAt(1)) {
          case 'E' -> Parity.EVEN;
          case 'O' -> Parity.ODD;
          default -> Parity.NONE;
        };
    return Optional.of(new Framing(text.charAt(0) - '0', parity, text.charAt(2) - '0'));
  }

  /** The bits of a character on the line, its start bit included. */
  public int bits() {
    return 1 + dataBits + (parity == Parity.NONE ? 0 : 1) + stopBits;
  }

  /** Whether parity is the eighth bit of a character, so that software can make it. */
  public boolean hasSevenBitsAndParity() {
    return dataBits == 7 && parity != Parity.NONE;
  }

  /** The usual short form: {@code 8N1}. */
  @Override
  public String toString() {
    return "" + dataBits + parity.name().charAt(0) + stopBits;
  }
}
