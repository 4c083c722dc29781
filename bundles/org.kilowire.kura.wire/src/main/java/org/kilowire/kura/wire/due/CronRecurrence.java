// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.due;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A cron expression of five fields: minute, hour, day of the month, month, day of the week.
 *
 * <p>The library is only asked about times in UTC: in a zone with daylight saving time it loses the
 * runs of the hour that a night in spring has not.
 */
final class CronRecurrence implements Recurrence {

  private static final int MAX_LENGTH = 256;

  private final ExecutionTime times;
  private final boolean hourly;

  private CronRecurrence(ExecutionTime times, boolean hourly) {
    this.times = times;
    this.hourly = hourly;
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static CronRecurrence of(String text) {
    // The library takes several expressions with bars between; a crontab does not.
    if (text.length() > MAX_LENGTH || text.indexOf('|') >= 0) {
      throw new IllegalArgumentException("not five fields");
    }
    String[] fields = text.strip().split("\\s+");
    ExecutionTime times =
        ExecutionTime.forCron(
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
                .parse(String.join(" ", fields)));
    CronRecurrence cron =
        new CronRecurrence(times, fields.length > 1 && fields[1].matches("\\*(/1)?"));
    if (cron.after(LocalDateTime.of(2024, 1, 1, 0, 0)).isEmpty()) {
      throw new IllegalArgumentException("there is no such day");
    }
    return cron;
  }

  @Override
  public Optional<LocalDateTime> after(LocalDateTime time) {
    return times
        .nextExecution(time.truncatedTo(ChronoUnit.MINUTES).atZone(ZoneOffset.UTC))
        .map(ZonedDateTime::toLocalDateTime);
  }

  @Override
  public boolean hourly() {
    return hourly;
  }
}
