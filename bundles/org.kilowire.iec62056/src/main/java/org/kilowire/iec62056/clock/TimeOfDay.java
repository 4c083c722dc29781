// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.clock;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;

/** A time of day as meters write it: {@code hhmmss}, {@code hh:mm:ss}, {@code shhmmss}. */
public final class TimeOfDay {

  private static final int DIGITS = 6;

  private TimeOfDay() {}

  /** Reads a time; a season digit in front is passed over. Empty for anything else. */
  public static Optional<LocalTime> parse(String text) {
    String digits = text.replace(":", "");
    int extra = digits.length() - DIGITS;
    boolean form = extra == 0 || (extra == 1 && text.indexOf(':') < 0);
    if (!form || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalTime.of(two(digits, extra), two(digits, extra + 2), two(digits, extra + 4)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int two(String digits, int from) {
    return 10 * (digits.charAt(from) - '0') + digits.charAt(from + 1) - '0';
  }

  /** What the season digit in front says; {@link Season#NONE} where there is none. */
  public static Season season(String text) {
    boolean has = text.length() == DIGITS + 1 && text.indexOf(':') < 0;
    return has ? Season.of(text.charAt(0)).orElse(Season.NONE) : Season.NONE;
  }
}
