// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.cosem.time.ClockStatus;
import org.kilowire.dlms.cosem.time.CosemDateTime;
import org.kilowire.dlms.cosem.time.DeviationSign;
import org.kilowire.meter.Quality;
import org.kilowire.meter.TimeRules;

/**
 * A meter's time stamps, one after the other in the order of its archive, as instants. A local time
 * that stands for two instants is resolved by the DST bit where this meter is seen to use it, else
 * by the order of rows, else it is flagged; never guessed.
 */
final class Stamps {

  /**
   * A resolved stamp.
   *
   * @param millis UTC, the end of the interval
   * @param quality {@link Quality#bits}
   */
  record Stamp(long millis, int quality) {}

  private final TimeRules rules;
  private final ZoneRules zone;
  private final DeviationSign sign;
  private final Duration shift;
  private final boolean inOrder;

  /** Whether the meter sets the DST bit in summer; unknown until a row shows it. */
  private Optional<Boolean> usesDstBit = Optional.empty();

  private Optional<Instant> previous = Optional.empty();

  /** What a row without a stamp counts from; empty behind a row that could not be placed. */
  private Optional<Instant> counted = Optional.empty();

  /** Stamps that come in the order of the archive. */
  Stamps(TimeRules rules, Duration period) {
    this(rules, period, true);
  }

  /**
   * @param period of the profile; zero for stamps that are no interval's
   * @param inOrder whether stamps come in the order in which they were written, so that their order
   *     tells something
   */
  Stamps(TimeRules rules, Duration period, boolean inOrder) {
    this.inOrder = inOrder;
    this.rules = rules;
    this.zone = rules.zone().getRules();
    this.sign =
        rules.deviation() == TimeRules.DeviationSign.LOCAL_TO_UTC
            ? DeviationSign.LOCAL_TO_UTC
            : DeviationSign.UTC_TO_LOCAL;
    this.shift = rules.stamps() == TimeRules.Stamps.START ? period : Duration.ZERO;
  }

  /** The next row's stamp; empty where its date or time is not specified or impossible. */
  Optional<Stamp> next(CosemDateTime raw) {
    Optional<LocalDateTime> local = raw.local();
    if (local.isEmpty()) {
      return Optional.empty();
    }
    int quality = quality(raw.status());
    Optional<Instant> said = raw.instant(sign);
    if (said.isPresent()) {
      return Optional.of(stamp(said.get(), quality));
    }
    if (!rules.daylightSaving()) {
      return Optional.of(stamp(atStandardTime(local.get()), quality));
    }
    return Optional.of(byZone(local.get(), raw.status(), quality));
  }

  /** The stamp of a row without one: a period after the row before it. */
  Optional<Stamp> next(Duration period) {
    return counted
        .filter(before -> !period.isZero())
        .map(before -> stamp(before.plus(period).minus(shift), 0));
  }

  /** The stamp of a row without one, {@code back} before a later row's. */
  Optional<Stamp> before(CosemDateTime later, Duration back) {
    return new Stamps(rules, shift, false)
        .next(later)
        .map(end -> stamp(Instant.ofEpochMilli(end.millis()).minus(back).minus(shift), 0));
  }

  /** A row could not be placed: nobody knows how many periods it took. */
  void interrupted() {
    counted = Optional.empty();
  }

  private Instant atStandardTime(LocalDateTime local) {
    Instant near = local.toInstant(ZoneOffset.UTC);
    return local.toInstant(zone.getStandardOffset(near));
  }

  private Stamp byZone(LocalDateTime local, ClockStatus status, int quality) {
    List<ZoneOffset> offsets = zone.getValidOffsets(local);
    if (offsets.size() == 1) {
      Instant instant = local.toInstant(offsets.get(0));
      if (zone.isDaylightSavings(instant) && status.isSpecified()) {
        usesDstBit = Optional.of(status.daylightSaving());
      }
      return stamp(instant, quality);
    }
    if (offsets.isEmpty()) {
      // A local time that the spring change leaves out: this clock did not change.
      return stamp(atStandardTime(local), quality | Quality.bits(Quality.AMBIGUOUS_TIME));
    }
    Instant earlier = local.toInstant(offsets.get(0));
    Instant later = local.toInstant(offsets.get(1));
    if (status.daylightSaving()) {
      return stamp(earlier, quality);
    }
    if (usesDstBit.orElse(false)) {
      return stamp(later, quality);
    }
    return byOrder(earlier, later, quality);
  }

  private Stamp byOrder(Instant earlier, Instant later, int quality) {
    if (previous.isEmpty() || !inOrder) {
      return stamp(earlier, quality | Quality.bits(Quality.AMBIGUOUS_TIME));
    }
    boolean afterPrevious = earlier.plus(shift).isAfter(previous.get());
    return stamp(afterPrevious ? earlier : later, quality);
  }

  private Stamp stamp(Instant instant, int quality) {
    Instant end = instant.plus(shift);
    previous = Optional.of(end);
    counted = previous;
    return new Stamp(end.toEpochMilli(), quality);
  }

  private static int quality(ClockStatus status) {
    int bits = status.daylightSaving() ? Quality.bits(Quality.DST) : 0;
    boolean doubtful = status.invalidValue() || status.doubtfulValue();
    return doubtful ? bits | Quality.bits(Quality.DOUBTFUL_CLOCK) : bits;
  }

  /**
   * {@code instant}, the end of an interval, as the meter would stamp it: a bound of a range.
   *
   * @param withDeviation false where the meter leaves the deviation unspecified
   */
  CosemDateTime bound(Instant instant, boolean withDeviation) {
    Instant stamped = instant.minus(shift);
    ZoneOffset standard = zone.getStandardOffset(stamped);
    ZoneOffset offset = rules.daylightSaving() ? zone.getOffset(stamped) : standard;
    int status = offset.equals(standard) ? 0 : 0x80;
    CosemDateTime bound = CosemDateTime.of(stamped, offset, status, sign);
    return withDeviation ? bound : withoutDeviation(bound);
  }

  private static CosemDateTime withoutDeviation(CosemDateTime time) {
    byte[] octets = time.octets().toArray();
    octets[9] = (byte) (CosemDateTime.DEVIATION_UNSPECIFIED >> 8);
    octets[10] = (byte) CosemDateTime.DEVIATION_UNSPECIFIED;
    return new CosemDateTime(Octets.of(octets));
  }

  /**
   * Where a reading that is to begin at {@code from} must begin so that the order of rows resolves
   * ambiguous local times: before the autumn change if {@code from} is about it.
   */
  Instant safeStart(Instant from, Duration period) {
    ZoneOffsetTransition change = zone.previousTransition(from.plus(Duration.ofHours(3)));
    if (change == null || !change.isOverlap()) {
      return from;
    }
    Duration overlap = change.getDuration().abs();
    boolean about =
        Duration.between(change.getInstant(), from).abs().compareTo(overlap.plus(shift)) <= 0;
    Instant before = change.getInstant().minus(overlap).minus(period);
    return about && before.isBefore(from) ? before : from;
  }
}
