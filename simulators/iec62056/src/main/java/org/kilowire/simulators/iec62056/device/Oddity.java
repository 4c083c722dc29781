// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.device;

import java.util.Locale;

/** What a meter writes otherwise than the standard has it, or more of than is usual. */
public enum Oddity {
  UNIT_IN_VALUE("a blank stands between value and unit: (0000000 kWh)"),
  DECIMAL_COMMA("a comma stands for the point: (000007,4*kWh)"),
  PADDED_VALUES("blanks stand for leading zeros"),
  BLANK_VALUES("every third register has no value"),
  LINE_FEEDS("lines end with LF LF"),
  SLASH_IN_TEXT("a data set has a slash in its value"),
  BARE_LINE("a line has no brackets"),
  LONG_HISTORY("330 historic values in a readout"),
  NO_CLOCK("date and time are zeros: it has lost them"),
  WIDER_WINDOW("a profile begins 90 minutes before what was asked for"),
  SHORT_WINDOWS("more than 600 minutes of a profile in one request are refused"),
  TORN_ROW("a row of each profile has no closing bracket"),
  TORN_TELEGRAM("every third telegram breaks off, and the next one follows at once");

  private final String seen;

  Oddity(String seen) {
    this.seen = seen;
  }

  /** The name for a command line: {@code unit-in-value}. */
  public String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is seen of it. */
  public String seen() {
    return seen;
  }
}
