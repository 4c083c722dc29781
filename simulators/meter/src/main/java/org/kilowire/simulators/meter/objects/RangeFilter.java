// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.objects;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.time.CosemDateTime;
import org.kilowire.simulators.meter.model.ProfileAccess;
import org.kilowire.simulators.meter.model.Stamping;

/** Which rows lie in a range of time, in the way of one meter. */
final class RangeFilter {

  private static final Duration NEARLY_AN_HOUR = Duration.ofHours(1).minusNanos(1);

  private final ProfileAccess access;
  private final Stamping stamping;

  RangeFilter(ProfileAccess access, Stamping stamping) {
    this.access = access;
    this.stamping = stamping;
  }

  /** Whether a row is in the range; empty where a bound is no date-time. */
  Optional<Predicate<TimedRow>> of(Data from, Data to) {
    Optional<CosemDateTime> first = CosemDateTime.of(from);
    Optional<CosemDateTime> last = CosemDateTime.of(to);
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    Instant begin = down(bound(first.get(), Instant.MIN));
    Instant end = up(bound(last.get(), Instant.MAX));
    return Optional.of(
        row ->
            !row.time().isBefore(begin)
                && !row.time().isAfter(end)
                && !(access.fromExcluded() && row.time().equals(begin)));
  }

  /** A bound whose date is not specified does not restrict. */
  private Instant bound(CosemDateTime time, Instant otherwise) {
    return stamping.read(time).orElse(otherwise);
  }

  private Instant down(Instant bound) {
    return access.wholeHours() && !bound.equals(Instant.MIN)
        ? bound.truncatedTo(ChronoUnit.HOURS)
        : bound;
  }

  private Instant up(Instant bound) {
    return access.wholeHours() && !bound.equals(Instant.MAX)
        ? bound.plus(NEARLY_AN_HOUR).truncatedTo(ChronoUnit.HOURS)
        : bound;
  }
}
