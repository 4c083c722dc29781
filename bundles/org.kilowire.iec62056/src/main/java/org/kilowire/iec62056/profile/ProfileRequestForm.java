// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.clock.MeterTime;
import org.kilowire.iec62056.dataset.DataSetValue;

/**
 * How a meter type wants to be asked for a profile or a log.
 *
 * @param command command and type: R5, R6 where the answer comes in blocks, R2 with MASS's meters
 * @param stamp how the ends of the window are written
 * @param window longest span of one request, 1 minute..36,600 days; some take 600 minutes at most
 * @param lead how much earlier than wanted a request begins, for meters that shift or round it
 * @param rowsPerBlock third argument of a request in blocks; 0 for none
 */
public record ProfileRequestForm(
    String command, Stamp stamp, Duration window, Duration lead, int rowsPerBlock) {

  /** VDEW's register code, in windows of 10 hours. */
  public static final ProfileRequestForm STANDARD =
      new ProfileRequestForm("R6", Stamp.SEASON, Duration.ofHours(10), Duration.ZERO, 0);

  /** How a time stands in a request. */
  public enum Stamp {
    /** {@code 1YYMMDDhhmm}. */
    SEASON("yyMMddHHmm", true, ChronoUnit.MINUTES),
    /** {@code YYMMDDhhmm}. */
    PLAIN("yyMMddHHmm", false, ChronoUnit.MINUTES),
    /** {@code 1YYMMDDhhmmss}. */
    SEASON_SECONDS("yyMMddHHmmss", true, ChronoUnit.SECONDS),
    /** {@code YY-MM-DD,hh:mm}, as MASS's meters have it. */
    DASHES("yy-MM-dd,HH:mm", false, ChronoUnit.MINUTES);

    private final DateTimeFormatter form;
    private final boolean season;
    private final ChronoUnit unit;

    Stamp(String pattern, boolean season, ChronoUnit unit) {
      this.form = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
      this.season = season;
      this.unit = unit;
    }

    /** The first moment that can be written and is not before another. */
    Instant notBefore(Instant moment) {
      Instant whole = moment.truncatedTo(unit);
      return whole.equals(moment) ? whole : whole.plus(1, unit);
    }

    /** Reads one end of a window; empty for what is not of this form. */
    Optional<MeterTime> parse(String text) {
      Optional<MeterTime> time =
          this == DASHES
              ? MeterTime.parse(text.replace("-", "").replace(",", "").replace(":", ""))
              : MeterTime.parse(text);
      return time.filter(read -> format(read).equals(text));
    }

    String format(MeterTime time) {
      LocalDateTime local = time.local();
      return season ? time.season().digit() + form.format(local) : form.format(local);
    }
  }

  public ProfileRequestForm {
    Objects.requireNonNull(stamp);
    boolean read = command.length() == 2 && command.charAt(0) == 'R';
    if (!read || command.charAt(1) < '1' || command.charAt(1) > '6') {
      throw new IllegalArgumentException("a profile is read by R1 to R6: " + command);
    }
    if (window.toMinutes() < 1 || window.toDays() > 36_600) {
      throw new IllegalArgumentException("a window has 1 minute to 36600 days: " + window);
    }
    if (lead.isNegative() || lead.toDays() > 2) {
      throw new IllegalArgumentException("a request begins 0 to 2 days early: " + lead);
    }
    if (rowsPerBlock < 0 || rowsPerBlock > 9999) {
      throw new IllegalArgumentException("rows a block must be 0..9999: " + rowsPerBlock);
    }
  }

  /**
   * What a request asks for, as a meter reads it: the rows that end from its first to its second
   * argument. Empty for what is no request of this form.
   */
  public Optional<ProfileQuery.Window> window(String data, LocalRules rules) {
    int bracket = data.indexOf('(');
    if (bracket < 0 || !data.endsWith(")")) {
      return Optional.empty();
    }
    List<String> ends =
        new DataSetValue(data.substring(bracket + 1, data.length() - 1), "").members(';');
    if (ends.size() < 2) {
      return Optional.empty();
    }
    Optional<Instant> from = instant(ends.get(0), rules);
    Optional<Instant> to = instant(ends.get(1), rules);
    return from.isPresent() && to.isPresent()
        ? Optional.of(new ProfileQuery.Window(from.get(), to.get()))
        : Optional.empty();
  }

  private Optional<Instant> instant(String text, LocalRules rules) {
    return stamp.parse(text).flatMap(time -> rules.instants(time).stream().findFirst());
  }

  /**
   * The argument of the command for what ends behind {@code after} and by {@code upTo}, and for a
   * little more where a stamp has no seconds.
   */
  public String request(String name, Instant after, Instant upTo, LocalRules rules) {
    String from = stamp.format(rules.at(after.minus(lead)));
    String to = stamp.format(rules.at(stamp.notBefore(upTo)));
    return name + "(" + from + ";" + to + (rowsPerBlock == 0 ? "" : ";" + rowsPerBlock) + ")";
  }
}
