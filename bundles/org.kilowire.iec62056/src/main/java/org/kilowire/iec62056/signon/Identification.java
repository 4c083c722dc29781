// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.signon;

import java.util.Optional;
import org.kilowire.iec62056.frame.Ascii;

/**
 * Who answered the request (IEC 62056-21, 6.3.2): {@code /XXXZ[\W]ident}.
 *
 * @param maker three characters, as sent; registrations do not distinguish upper and lower case
 * @param baud the character Z
 * @param enhanced the characters W behind a backslash, in their order
 * @param ident the maker's own part, usually up to 16 characters, at most 250
 * @param text the whole line without its end
 */
public record Identification(String maker, char baud, String enhanced, String ident, String text) {

  /** Longest line taken; the standard's has 25 characters at most. */
  public static final int MAX_LENGTH = 256;

  private static final int MAKER = 1;
  private static final int BAUD = 4;
  private static final int REST = 5;
  private static final char HDLC = '2';

  /**
   * Reads a line that begins with {@code /}. Empty where no maker of three letters and no baud
   * character follow: a request that comes back, or garbage.
   */
  public static Optional<Identification> parse(String line) {
    boolean headed = line.length() >= REST && line.length() <= MAX_LENGTH && line.charAt(0) == '/';
    if (!headed || !line.chars().limit(BAUD).skip(MAKER).allMatch(Identification::isLetter)) {
      return Optional.empty();
    }
    return Ascii.isPrintable(line.charAt(BAUD)) ? Optional.of(read(line)) : Optional.empty();
  }

  /** Reads a line of another form, for meters that answer a request of their own. */
  static Identification ofOtherForm(String line) {
    return line.length() >= REST
        ? read(line)
        : new Identification("", BaudRates.character(BaudRates.INITIAL), "", line, line);
  }

  private static Identification read(String line) {
    StringBuilder enhanced = new StringBuilder();
    int ident = REST;
    while (ident + 1 < line.length() && line.charAt(ident) == '\\') {
      enhanced.append(line.charAt(ident + 1));
      ident += 2;
    }
    return new Identification(
        line.substring(MAKER, BAUD),
        line.charAt(BAUD),
        enhanced.toString(),
        line.substring(ident).strip(),
        line);
  }

  private static boolean isLetter(int character) {
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
  }

  /** The mode of readout that the baud character stands for. */
  public Mode mode() {
    return BaudRates.mode(baud);
  }

  /**
   * Whether the meter answers after 20 ms rather than 200 ms: a lower-case third letter (6.3.2).
   */
  public boolean isFast() {
    return maker.length() == 3 && Character.isLowerCase(maker.charAt(2));
  }

  /** Whether the meter offers HDLC: mode E, Annex E. */
  public boolean offersHdlc() {
    return enhanced.indexOf(HDLC) >= 0;
  }
}
