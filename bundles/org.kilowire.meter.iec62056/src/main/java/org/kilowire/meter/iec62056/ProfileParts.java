// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.kilowire.iec62056.profile.ProfileRequestForm;
import org.kilowire.meter.GatewayTime;

/**
 * A span of time in the requests that it takes. What lies before any archive, or in the future, is
 * asked for at once, for nearly always nothing is there; all between in the type's windows.
 */
final class ProfileParts {

  /** What two digits of a year can say. */
  private static final Instant FIRST = Instant.parse("2000-01-02T00:00:00Z");

  private static final Instant LAST = Instant.parse("2099-12-30T00:00:00Z");

  /** No archive of quarter hours is longer. */
  private static final Duration ARCHIVE = Duration.ofDays(400);

  private static final Duration AHEAD = Duration.ofDays(2);

  private static final Duration AT_ONCE = Duration.ofDays(36_600);

  /**
   * One reading: rows that end behind {@code after} and by {@code upTo}.
   *
   * @param likely whether rows may well be there; of the others a refusal is told and no failure
   */
  record Part(Instant after, Instant upTo, ProfileRequestForm form, boolean likely) {}

  private ProfileParts() {}

  /**
   * The readings that bring all rows from {@code from} to {@code to}, both inclusive.
   *
   * @param gateway whose time tells what is the past, where it is proven; a span of its own length
   *     is taken as it is else
   */
  static List<Part> of(Instant from, Instant to, GatewayTime gateway, ProfileRequestForm form) {
    // Stamps in requests have minutes, the first of which a meter may leave out, and seconds count.
    Instant after = later(from.minusMillis(1).truncatedTo(ChronoUnit.MINUTES), FIRST);
    Instant upTo = earlier(to, LAST).plusMillis(59_999).truncatedTo(ChronoUnit.MINUTES);
    boolean ends = to.isBefore(LAST) && Duration.between(after, upTo).compareTo(ARCHIVE) <= 0;
    Instant now = gateway.proven() || !ends ? gateway.instant() : upTo;
    Instant old = now.minus(ARCHIVE);
    Instant ahead = now.plus(AHEAD);
    List<Part> parts = new ArrayList<>();
    add(parts, after, earlier(upTo, old), whole(form), false);
    add(parts, later(after, old), earlier(upTo, ahead), form, true);
    add(parts, later(after, ahead), upTo, whole(form), false);
    return parts;
  }

  private static void add(
      List<Part> parts, Instant after, Instant upTo, ProfileRequestForm form, boolean likely) {
    if (upTo.isAfter(after)) {
      parts.add(new Part(after, upTo, form, likely));
    }
  }

  private static ProfileRequestForm whole(ProfileRequestForm form) {
    return new ProfileRequestForm(
        form.command(), form.stamp(), AT_ONCE, form.lead(), form.rowsPerBlock());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
