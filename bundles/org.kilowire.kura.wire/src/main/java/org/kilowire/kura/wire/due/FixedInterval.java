// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.due;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * The same span again and again, counted from midnight; spans of several days from 1970-01-01.
 *
 * @param span whole seconds that divide a day, or whole days up to {@link #MOST}
 */
record FixedInterval(Duration span) implements Recurrence {

  static final Duration MOST = Duration.ofDays(31);

  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final long HOUR = Duration.ofHours(1).toSeconds();

  FixedInterval {
    long seconds = span.toSeconds();
    if (seconds < 1
        || !span.equals(Duration.ofSeconds(seconds))
        || span.compareTo(MOST) > 0
        || (DAY % seconds != 0 && seconds % DAY != 0)) {
      throw new IllegalArgumentException(
          "must be whole seconds that divide a day (PT15M, PT1H), or P1D to P31D");
    }
  }

  @Override
  public Optional<LocalDateTime> after(LocalDateTime time) {
    LocalDate day = time.toLocalDate();
    if (span.toSeconds() < DAY) {
      long done = time.toLocalTime().toSecondOfDay() / span.toSeconds();
      return Optional.of(day.atStartOfDay().plusSeconds((done + 1) * span.toSeconds()));
    }
    long done = Math.floorDiv(day.toEpochDay(), span.toDays());
    return Optional.of(LocalDate.ofEpochDay((done + 1) * span.toDays()).atStartOfDay());
  }

  @Override
  public boolean hourly() {
    return span.toSeconds() <= HOUR;
  }
}
