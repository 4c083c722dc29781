// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;

/**
 * date-time (IEC 62056-6-2, 4.1.6.1), kept as its 12 octets: year (2), month, day of month, day of
 * week, hour, minute, second, hundredths, deviation (2, minutes), clock status. Any field may be
 * "not specified".
 */
public record CosemDateTime(Octets octets) {

  public static final int LENGTH = 12;

  /** "Not specified" of the year. */
  public static final int YEAR_UNSPECIFIED = 0xFFFF;

  /** "Not specified" of every field of one octet. */
  public static final int UNSPECIFIED = 0xFF;

  /** "Not specified" of the deviation. */
  public static final int DEVIATION_UNSPECIFIED = -0x8000;

  private static final int CENTURY = 100;

  public CosemDateTime {
    if (octets.length() != LENGTH) {
      throw new IllegalArgumentException("a date-time has 12 octets, not " + octets.length());
    }
  }

  /** The date-time that an octet-string of 12 octets or a tagged date-time is. */
  public static Optional<CosemDateTime> of(Data data) {
    Octets octets = Octets.EMPTY;
    if (data instanceof Data.OctetString string) {
      octets = string.octets();
    } else if (data instanceof Data.Temporal temporal) {
      octets = temporal.octets();
    }
    return octets.length() == LENGTH ? Optional.of(new CosemDateTime(octets)) : Optional.empty();
  }

  /**
   * The date-time of {@code instant} at {@code offset} from UTC, with the day of the week and
   * hundredths.
   *
   * @param status the clock status octet, 0..255
   */
  public static CosemDateTime of(
      Instant instant, ZoneOffset offset, int status, DeviationSign sign) {
    LocalDateTime local = LocalDateTime.ofInstant(instant, offset);
    int deviation = sign.minutesToUtc(-offset.getTotalSeconds() / 60);
    return new CosemDateTime(
        Octets.of(
            (byte) (local.getYear() >> 8),
            (byte) local.getYear(),
            (byte) local.getMonthValue(),
            (byte) local.getDayOfMonth(),
            (byte) local.getDayOfWeek().getValue(),
            (byte) local.getHour(),
            (byte) local.getMinute(),
            (byte) local.getSecond(),
            (byte) (local.getNano() / 10_000_000),
            (byte) (deviation >> 8),
            (byte) deviation,
            (byte) status));
  }

  /** 0..65534, or {@link #YEAR_UNSPECIFIED}. */
  public int year() {
    return (octets.at(0) << 8) | octets.at(1);
  }

  /** 1..12; FD and FE stand for the end and the begin of daylight saving. */
  public int month() {
    return octets.at(2);
  }

  /** 1..31; FD and FE stand for the second last and the last day. */
  public int dayOfMonth() {
    return octets.at(3);
  }

  /** 1 (Monday)..7. */
  public int dayOfWeek() {
    return octets.at(4);
  }

  public int hour() {
    return octets.at(5);
  }

  public int minute() {
    return octets.at(6);
  }

  public int second() {
    return octets.at(7);
  }

  public int hundredths() {
    return octets.at(8);
  }

  /** Minutes, in the sense the meter has it, or {@link #DEVIATION_UNSPECIFIED}. */
  public int deviation() {
    return (short) ((octets.at(9) << 8) | octets.at(10));
  }

  /** The clock status. */
  public ClockStatus status() {
    return new ClockStatus(octets.at(11));
  }

  /**
   * The local time; empty if a field from year to minute is unspecified or impossible. Seconds and
   * hundredths that are not specified count as 0. A day ends at 24:00, which is the next day's 0:00
   * (ISO 8601-1:2004, 4.2.3): some meters stamp a day's last interval with it.
   */
  public Optional<LocalDateTime> local() {
    if (year() == YEAR_UNSPECIFIED) {
      return Optional.empty();
    }
    int second = second() == UNSPECIFIED ? 0 : second();
    int nanos = hundredths() < CENTURY ? hundredths() * 10_000_000 : 0;
    boolean midnight = hour() == 24 && minute() == 0 && second == 0 && nanos == 0;
    try {
      LocalDateTime local =
          LocalDateTime.of(
              year(), month(), dayOfMonth(), midnight ? 0 : hour(), minute(), second, nanos);
      return Optional.of(midnight ? local.plusDays(1) : local);
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  /**
   * ISO 8601: local time, with its offset from UTC where the deviation says one; {@link #toString}
   * where a field that it takes is unspecified or impossible.
   */
  public String iso(DeviationSign sign) {
    Optional<LocalDateTime> local = local();
    int minutes = sign.minutesToUtc(deviation());
    return instant(sign)
        .map(instant -> instant.atOffset(ZoneOffset.ofTotalSeconds(-minutes * 60)).toString())
        .or(() -> local.map(LocalDateTime::toString))
        .orElseGet(this::toString);
  }

  /** The instant; empty if {@link #local} is, or if the deviation is unspecified or impossible. */
  public Optional<Instant> instant(DeviationSign sign) {
    int minutes = sign.minutesToUtc(deviation());
    if (deviation() == DEVIATION_UNSPECIFIED || Math.abs(minutes) > 18 * 60) {
      return Optional.empty();
    }
    return local().map(local -> local.toInstant(ZoneOffset.ofTotalSeconds(-minutes * 60)));
  }

  /** As an octet-string, which is how attributes and selectors carry it. */
  public Data toData() {
    return new Data.OctetString(octets);
  }

  /** The fields as they are, unspecified ones as {@code *}. */
  @Override
  public String toString() {
    String deviation = deviation() == DEVIATION_UNSPECIFIED ? "*" : "" + deviation();
    return (year() == YEAR_UNSPECIFIED ? "*" : "" + year())
        + ("-" + field(month()) + "-" + field(dayOfMonth()) + " ")
        + (field(hour()) + ":" + field(minute()) + ":" + field(second()))
        + ("." + field(hundredths()) + " deviation " + deviation)
        + (" status " + status());
  }

  private static String field(int value) {
    return value == UNSPECIFIED ? "*" : value < 10 ? "0" + value : "" + value;
  }
}
