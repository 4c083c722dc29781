// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.signon;

import java.util.Optional;

/** The characters that stand for baud rates (IEC 62056-21, 6.3.14, item 13). */
public final class BaudRates {

  /** Of the opening messages. */
  public static final int INITIAL = 300;

  private static final int[] RATES = {300, 600, 1200, 2400, 4800, 9600, 19200};
  private static final char FIRST_OF_C = '0';

  /** Mode B has no character for 300. */
  private static final char FIRST_OF_B = 'A' - 1;

  private BaudRates() {}

  /** The mode that the identification's baud character stands for. */
  public static Mode mode(char baud) {
    if (baud >= '0' && baud <= '9') {
      return Mode.C;
    }
    return baud >= 'A' && baud <= 'I' ? Mode.B : Mode.A;
  }

  /** The rate that a character stands for; empty for reserved ones and in mode A. */
  public static Optional<Integer> of(char baud) {
    int index =
        switch (mode(baud)) {
          case A -> -1;
          case B -> baud - FIRST_OF_B;
          case C -> baud - FIRST_OF_C;
        };
    return index >= 0 && index < RATES.length ? Optional.of(RATES[index]) : Optional.empty();
  }

  /** The character of mode C for the highest rate that is no higher than {@code rate}. */
  public static char character(int rate) {
    int index = RATES.length - 1;
    while (index > 0 && RATES[index] > rate) {
      index--;
    }
    return (char) (FIRST_OF_C + index);
  }

  /** The next lower rate; {@link #INITIAL} below the second. */
  public static int below(int rate) {
    return of(character(rate - 1)).orElse(INITIAL);
  }
}
