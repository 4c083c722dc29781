// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.frame;

/**
 * What the eighth bit of an octet from the line is: characters have seven bits and even parity (IEC
 * 62056-21, 5.1.5 and 5.2.6), and converters pass that on as they like.
 */
public enum ParityBit {
  /** Never set: the line itself checks parity. An octet that has it is damaged. */
  CLEAR {
    @Override
    int character(int octet) {
      return octet < 0x80 ? octet : Ascii.DAMAGED;
    }
  },
  /** The parity, not checked by the line: checked here, and made here for what is sent. */
  EVEN {
    @Override
    int character(int octet) {
      boolean even = (Integer.bitCount(octet) & 1) == 0;
      return even ? cleared(octet) : Ascii.DAMAGED;
    }
  },
  /** Whatever the identification shows: {@link #EVEN} or {@link #CLEAR}; cleared until then. */
  AUTO {
    @Override
    int character(int octet) {
      return cleared(octet);
    }
  },
  /** Anything: cleared and not checked. */
  MASKED {
    @Override
    int character(int octet) {
      return cleared(octet);
    }
  };

  /** FF is the line's own mark of a parity error; else it would be DEL, which nobody sends. */
  private static int cleared(int octet) {
    return octet == Ascii.DAMAGED ? Ascii.DAMAGED : octet & 0x7F;
  }

  /** The character in {@code octet}, or {@link Ascii#DAMAGED}. */
  abstract int character(int octet);

  /** The octet that leaves for a character of seven bits. */
  public byte octet(int character) {
    boolean odd = this == EVEN && (Integer.bitCount(character) & 1) == 1;
    return (byte) (odd ? character | 0x80 : character);
  }

  /** Encodes {@code characters} in place. */
  public byte[] encode(byte[] characters) {
    for (int i = 0; i < characters.length; i++) {
      characters[i] = octet(characters[i]);
    }
    return characters;
  }

  /** The character in {@code octet}, 0..127, or {@link Ascii#DAMAGED}. */
  public int decode(byte octet) {
    return character(octet & 0xFF);
  }
}
