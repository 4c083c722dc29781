// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.option;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as people type it. A day has a begin and an end, any other time is both.
 *
 * @param begin included where it is the end of what comes before
 */
record TimeText(Instant begin, Instant end) {

  private static final Pattern AGO = Pattern.compile("(\\d{1,5})([dhm])");

  /** Empty for what is no time. */
  static Optional<TimeText> parse(String text, ZoneId zone, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    Matcher ago = AGO.matcher(text);
    try {
      if (ago.matches()) {
        return Optional.of(at(now.minus(span(Long.parseLong(ago.group(1)), ago.group(2)))));
      }
      return switch (text) {
        case "today" -> Optional.of(day(today, zone));
        case "yesterday" -> Optional.of(day(today.minusDays(1), zone));
        default ->
            Optional.of(
                text.length() <= 10
                    ? day(LocalDate.parse(text), zone)
                    : at(OffsetDateTime.parse(text).toInstant()));
      };
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  private static Duration span(long number, String unit) {
    return switch (unit) {
      case "d" -> Duration.ofDays(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofMinutes(number);
    };
  }

  /** A local day, of 23, 24 or 25 hours. */
  private static TimeText day(LocalDate day, ZoneId zone) {
    return new TimeText(
        day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant());
  }

  private static TimeText at(Instant time) {
    return new TimeText(time, time);
  }
}
