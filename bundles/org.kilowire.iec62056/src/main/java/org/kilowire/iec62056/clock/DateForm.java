// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.clock;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** How a meter writes a date on its own. */
public enum DateForm {
  /** The register code's own: 260630. */
  YYMMDD("YYMMDD"),
  /** With a season digit in front: 1260630. */
  SYYMMDD("sYYMMDD"),
  /** 300626. */
  DDMMYY("DDMMYY"),
  /** 26-06-30. */
  YY_MM_DD("YY-MM-DD"),
  /** 20260630. */
  YYYYMMDD("YYYYMMDD");

  private static final int CENTURY = 2000;

  private final String pattern;

  DateForm(String pattern) {
    this.pattern = pattern;
  }

  /** The form in letters: s season digit, Y year, M month, D day; anything else is itself. */
  public String pattern() {
    return pattern;
  }

  /** Reads a date; empty where it is not of this form, or no date. */
  public Optional<LocalDate> parse(String text) {
    if (text.length() != pattern.length()) {
      return Optional.empty();
    }
    int[] fields = new int[3];
    for (int i = 0; i < text.length(); i++) {
      int field = "YMD".indexOf(pattern.charAt(i));
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (field >= 0 && digit) {
        fields[field] = 10 * fields[field] + (c - '0');
      } else if (field >= 0 || (pattern.charAt(i) == 's' ? !digit : c != pattern.charAt(i))) {
        return Optional.empty();
      }
    }
    try {
      int year = fields[0] < 100 ? CENTURY + fields[0] : fields[0];
      return Optional.of(LocalDate.of(year, fields[1], fields[2]));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What the season digit of a date says; {@link Season#NONE} where the form has none. */
  public Season season(String text) {
    boolean has = this == SYYMMDD && !text.isEmpty();
    return has ? Season.of(text.charAt(0)).orElse(Season.NONE) : Season.NONE;
  }

  /** Writes a date. */
  public String format(LocalDate date, Season season) {
    String year = String.format(Locale.ROOT, "%04d", date.getYear());
    String text = this == YYYYMMDD ? year : year.substring(2);
    String month = String.format(Locale.ROOT, "%02d", date.getMonthValue());
    String day = String.format(Locale.ROOT, "%02d", date.getDayOfMonth());
    return switch (this) {
      case YYMMDD, YYYYMMDD -> text + month + day;
      case SYYMMDD -> season.digit() + text + month + day;
      case DDMMYY -> day + month + text;
      case YY_MM_DD -> text + "-" + month + "-" + day;
    };
  }
}
