// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.dataset;

import java.util.Optional;

/**
 * A name that is an identification code (IEC 62056-61: {@code A-B:C.D.E*F}), whole or with groups
 * left out. {@code &} in front of F says that it was reset by hand.
 *
 * @param a medium, -1 where it is left out
 * @param b channel, -1 where it is left out
 * @param c 0..255; the letters C, F, L and P are 96 to 99
 * @param d 0..255, letters alike
 * @param e 0..255, -1 where it is left out
 * @param f 0..255, the number of a stored value; -1 where it is left out
 */
public record RegisterName(int a, int b, int c, int d, int e, int f) {

  private static final String LETTERS = "CFLP";
  private static final int FIRST_LETTER = 96;
  private static final int LEFT_OUT = -1;
  private static final int MAX_LENGTH = 24;

  /** Reads a name; empty for one that is no code. */
  public static Optional<RegisterName> parse(String name) {
    if (name.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int dash = name.indexOf('-');
    int colon = name.indexOf(':');
    int suffix = Math.max(name.indexOf('*'), name.indexOf('&'));
    boolean headed = dash > 0 && colon > dash;
    boolean bare = dash < 0 && colon < 0;
    if ((suffix >= 0 && suffix < colon) || !(headed || bare)) {
      return Optional.empty();
    }
    String middle = name.substring(colon + 1, suffix < 0 ? name.length() : suffix);
    String[] groups = middle.split("\\.", -1);
    if (groups.length < 2 || groups.length > 3) {
      return Optional.empty();
    }
    int[] codes = {
      headed ? group(name.substring(0, dash)) : LEFT_OUT,
      headed ? group(name.substring(dash + 1, colon)) : LEFT_OUT,
      group(groups[0]),
      group(groups[1]),
      groups.length == 3 ? group(groups[2]) : LEFT_OUT,
      suffix >= 0 ? group(name.substring(suffix + 1)) : LEFT_OUT
    };
    for (int code : codes) {
      if (code > 255) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new RegisterName(codes[0], codes[1], codes[2], codes[3], codes[4], codes[5]));
  }

  /** 0..255, or 256 for what is no group. */
  private static int group(String text) {
    if (text.length() == 1 && LETTERS.contains(text)) {
      return FIRST_LETTER + LETTERS.indexOf(text);
    }
    boolean number =
        !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Math.min(256, Integer.parseInt(text)) : 256;
  }

  /**
   * All six groups: {@code 1-0:1.8.0*255}.
   *
   * @param medium A where it is left out
   * @param channel B where it is left out
   */
  public String canonical(int medium, int channel) {
    return or(a, medium)
        + "-"
        + or(b, channel)
        + ":"
        + c
        + "."
        + d
        + "."
        + or(e, 255)
        + "*"
        + or(f, 255);
  }

  private static int or(int code, int other) {
    return code == LEFT_OUT ? other : code;
  }
}
