// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.clock.MeterTime;
import org.kilowire.iec62056.clock.Season;

/**
 * Writes the answer to a request for a profile or a log, as a meter does: a header in front of the
 * first row, and a new one wherever time, status or season go another way. For simulated meters.
 */
public final class ProfileWriter {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT);

  private final String name;
  private final int periodMinutes;
  private final List<ProfileChannel> channels;
  private final ProfileDialect dialect;
  private final LocalRules rules;
  private final StringBuilder text = new StringBuilder();
  private Instant due;
  private long status;
  private Season season;

  /**
   * A writer of one answer.
   *
   * @param periodMinutes 0 for a log, which has a header on every entry
   * @param channels one a value of a row
   */
  public ProfileWriter(
      String name,
      int periodMinutes,
      List<ProfileChannel> channels,
      ProfileDialect dialect,
      LocalRules rules) {
    this.name = name;
    this.periodMinutes = periodMinutes;
    this.channels = List.copyOf(channels);
    this.dialect = dialect;
    this.rules = rules;
  }

  /**
   * Writes a row.
   *
   * @param values one a channel, as the meter writes them
   */
  public void row(Instant end, long statusWord, List<String> values) {
    MeterTime time = rules.at(end);
    boolean goesOn = end.equals(due) && statusWord == status && time.season() == season;
    boolean log = periodMinutes == 0;
    if (!goesOn || log || dialect.headerOnEveryRow()) {
      header(time, statusWord);
      text.append(log || dialect.headerOnEveryRow() ? "" : dialect.lineEnd());
    }
    values.forEach(value -> text.append('(').append(value).append(')'));
    text.append(dialect.lineEnd());
    status = statusWord;
    season = time.season();
    due =
        periodMinutes == 0 || isOffGrid(time) ? null : end.plus(Duration.ofMinutes(periodMinutes));
  }

  private boolean isOffGrid(MeterTime time) {
    Duration ofDay = Duration.ofNanos(time.local().toLocalTime().toNanoOfDay());
    return ofDay.toSeconds() % (60L * periodMinutes) != 0;
  }

  private void header(MeterTime time, long statusWord) {
    text.append(name).append('(').append(time.season().digit());
    text.append(STAMP.format(time.local())).append(")(");
    text.append(String.format(Locale.ROOT, "%0" + dialect.statusDigits() + "X", statusWord));
    text.append(")(").append(periodMinutes == 0 ? "" : periodMinutes).append(")(");
    text.append(channels.size()).append(')');
    for (ProfileChannel channel : channels) {
      text.append('(').append(channel.id()).append(")(").append(channel.unit()).append(')');
    }
  }

  /** The answer so far; where there is no row, that there is none. */
  public String text() {
    return text.length() == 0 ? name + "(ERROR)" : text.toString();
  }
}
