// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Time spans as the document writes them: ISO 8601 in days, hours, minutes and seconds. */
final class DurationText {

  private static final Pattern FORM =
      Pattern.compile(
          "P(?=[0-9T])([0-9]{1,9}D)?"
              + "(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}(\\.[0-9]{1,3})?S)?)?");

  private DurationText() {}

  /** Reads {@code P1D}, {@code PT15M}, {@code PT0.5S}; empty for anything else. */
  static Optional<Duration> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(Duration.parse(text)) : Optional.empty();
  }

  /** {@code span} in the same form, with days where there are some. */
  static String text(Duration span) {
    long days = span.toDays();
    String rest = span.minusDays(days).toString();
    if (days == 0) {
      return rest;
    }
    return "P" + days + "D" + (rest.equals("PT0S") ? "" : rest.substring(1));
  }
}
