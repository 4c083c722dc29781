// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.clock;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.kilowire.iec62056.frame.Ascii;

/**
 * Where a meter type has its clock, and in which form. There is no default for setting it: the
 * names are the type's own.
 *
 * @param timeName of the time of day, usually 0.9.1
 * @param dateName of the date, usually 0.9.2
 * @param dateForm how the date is written
 * @param colons whether the time is written with colons
 * @param season whether a season digit stands in front of the time
 */
public record ClockForm(
    String timeName, String dateName, DateForm dateForm, boolean colons, boolean season) {

  /** The register code's own. */
  public static final ClockForm STANDARD =
      new ClockForm("0.9.1", "0.9.2", DateForm.YYMMDD, false, false);

  public ClockForm {
    Objects.requireNonNull(dateForm);
    if (!Ascii.isPrintable(timeName + dateName) || timeName.isEmpty() || dateName.isEmpty()) {
      throw new IllegalArgumentException("the clock's names are printable characters");
    }
  }

  /**
   * The clock from date, time and date again; empty where one of them is not of the form, or where
   * midnight lay between them: it is to be read again.
   */
  public Optional<MeterTime> read(String dateBefore, String time, String dateAfter) {
    Optional<LocalDate> date = dateForm.parse(dateBefore);
    Optional<LocalTime> day = TimeOfDay.parse(time);
    boolean same = dateBefore.equals(dateAfter);
    if (date.isEmpty() || day.isEmpty() || !same) {
      return Optional.empty();
    }
    Season of = TimeOfDay.season(time);
    return Optional.of(
        new MeterTime(
            LocalDateTime.of(date.get(), day.get()),
            of == Season.NONE ? dateForm.season(dateBefore) : of));
  }

  /** The time of day as the meter takes it. */
  public String time(MeterTime time) {
    LocalTime day = time.local().toLocalTime();
    String form = colons ? "%02d:%02d:%02d" : "%02d%02d%02d";
    String text = String.format(Locale.ROOT, form, day.getHour(), day.getMinute(), day.getSecond());
    return season ? time.season().digit() + text : text;
  }

  /** The date as the meter takes it. */
  public String date(MeterTime time) {
    return dateForm.format(time.local().toLocalDate(), time.season());
  }

  /**
   * Whether a clock may be set at such a local time: neither within {@code margin} of midnight, nor
   * of the end of a period, so that no row is split or written twice.
   *
   * @param period of the load profile; zero where there is none
   */
  public static boolean isSafe(LocalTime time, Duration period, Duration margin) {
    return isApart(time.toNanoOfDay(), Duration.ofDays(1).toNanos(), margin)
        && (period.isZero() || isApart(time.toNanoOfDay(), period.toNanos(), margin));
  }

  private static boolean isApart(long nanos, long grid, Duration margin) {
    long behind = nanos % grid;
    return behind >= margin.toNanos() && grid - behind >= margin.toNanos();
  }
}
