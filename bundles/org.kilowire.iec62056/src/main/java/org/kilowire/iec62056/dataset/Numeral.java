// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.dataset;

import java.util.Optional;

/**
 * A decimal number as a meter wrote it: {@code unscaled} times ten to the {@code exponent}. It has
 * every digit behind the point that the meter wrote, zeros too; leading zeros are in the text.
 */
public record Numeral(long unscaled, int exponent) {

  /** A number of 18 digits always fits. */
  private static final int MOST_DIGITS = 18;

  /**
   * Reads digits with a sign and a point or, alone of its kind, a comma. Empty for anything else,
   * and for more than 18 digits behind leading zeros.
   */
  public static Optional<Numeral> parse(String text) {
    return parse(text, true);
  }

  /**
   * The same.
   *
   * @param comma whether a comma may stand for the point
   */
  public static Optional<Numeral> parse(String text, boolean comma) {
    int from = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    long value = 0;
    int significant = 0;
    int point = -1;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        significant += value == 0 && c == '0' ? 0 : 1;
        if (significant > MOST_DIGITS) {
          return Optional.empty();
        }
        value = 10 * value + (c - '0');
      } else if (point < 0 && (c == '.' || (comma && c == ','))) {
        point = i;
      } else {
        return Optional.empty();
      }
    }
    int digits = text.length() - from - (point < 0 ? 0 : 1);
    if (digits == 0) {
      return Optional.empty();
    }
    boolean negative = text.charAt(0) == '-';
    int behind = point < 0 ? 0 : text.length() - point - 1;
    return Optional.of(new Numeral(negative ? -value : value, -behind));
  }
}
