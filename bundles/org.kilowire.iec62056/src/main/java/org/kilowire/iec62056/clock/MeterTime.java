// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.clock;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A time as a meter writes it.
 *
 * @param local in the season's time
 * @param season what is known of that
 */
public record MeterTime(LocalDateTime local, Season season) {

  private static final int CENTURY = 2000;

  /**
   * Reads YYMMDDhhmm or YYMMDDhhmmss, a season digit in front or none; or, as DSMR has it,
   * YYMMDDhhmmss and S or W. Empty for anything else, and for a date that is none, as meters write
   * where they have no time.
   */
  public static Optional<MeterTime> parse(String text) {
    int length = text.length();
    boolean lettered = length == 13 && !isDigit(text.charAt(12));
    boolean led = !lettered && (length == 11 || length == 13);
    String digits = lettered ? text.substring(0, 12) : led ? text.substring(1) : text;
    Optional<Season> season =
        lettered ? letter(text.charAt(12)) : led ? digit(text.charAt(0)) : Optional.of(Season.NONE);
    boolean form = digits.length() == 10 || digits.length() == 12;
    if (!form || season.isEmpty() || !digits.chars().allMatch(c -> isDigit((char) c))) {
      return Optional.empty();
    }
    return local(digits).map(time -> new MeterTime(time, season.get()));
  }

  private static Optional<Season> letter(char c) {
    return c == 'S' || c == 'W' ? Season.of(c) : Optional.empty();
  }

  private static Optional<Season> digit(char c) {
    return isDigit(c) ? Season.of(c) : Optional.empty();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Optional<LocalDateTime> local(String digits) {
    int[] two = new int[6];
    for (int i = 0; i < digits.length() / 2; i++) {
      two[i] = 10 * (digits.charAt(2 * i) - '0') + digits.charAt(2 * i + 1) - '0';
    }
    // A day's end may be written as its hour 24.
    boolean endOfDay = two[3] == 24 && two[4] == 0 && two[5] == 0;
    if (isNoTime(two)) {
      return Optional.empty();
    }
    try {
      LocalDateTime time =
          LocalDateTime.of(CENTURY + two[0], two[1], two[2], endOfDay ? 0 : two[3], two[4], two[5]);
      return Optional.of(endOfDay ? time.plusDays(1) : time);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** 000101000001: what a DSMR meter writes for a time that it has not. */
  private static boolean isNoTime(int[] two) {
    return two[0] == 0 && two[1] == 1 && two[2] == 1 && two[3] == 0 && two[4] == 0;
  }
}
