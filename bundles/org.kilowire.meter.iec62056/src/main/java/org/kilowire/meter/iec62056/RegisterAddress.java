// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A register of a meter as a person names it: {@code 1-0:1.8.0*255}, {@code 1.8.0}, {@code
 * raw:ET0PE}, {@code ET0PE}; with the set of data in front where it is not as the meter's type
 * reads registers: {@code 5:1.8.0}.
 *
 * @param set of R1 to R6 and W1 to W6 (IEC 62056-21, 6.5); empty for what the type says
 * @param name an OBIS code, whole or with groups left out, or a name of the meter's own; 1..64
 *     printable characters without blanks
 */
public record RegisterAddress(OptionalInt set, String name) {

  private static final int MAX_LENGTH = 64;
  private static final int SETS = 6;

  public RegisterAddress {
    if (!isName(name) || (set.isPresent() && (set.getAsInt() < 1 || set.getAsInt() > SETS))) {
      throw new IllegalArgumentException("no register");
    }
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.chars().allMatch(c -> c > ' ' && c < 0x7F)
        && !text.equals(RegisterNames.RAW);
  }

  /** What a register is called; empty for what is no name. */
  public static Optional<RegisterAddress> of(OptionalInt set, String name) {
    return isName(name) ? Optional.of(new RegisterAddress(set, name)) : Optional.empty();
  }

  /** Reads {@code 5:1.8.0}; a text without a set is an address too. */
  public static Optional<RegisterAddress> parse(String text) {
    boolean headed =
        text.length() > 2
            && text.charAt(1) == ':'
            && text.charAt(0) >= '1'
            && text.charAt(0) <= '6';
    return headed
        ? of(OptionalInt.of(text.charAt(0) - '0'), text.substring(2))
        : of(OptionalInt.empty(), text);
  }

  @Override
  public String toString() {
    return set.isPresent() ? set.getAsInt() + ":" + name : name;
  }
}
