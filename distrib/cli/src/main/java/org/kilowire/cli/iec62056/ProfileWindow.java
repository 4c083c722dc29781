// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kilowire.cli.option.RangeOptions;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.iec62056.profile.ProfileQuery;
import org.kilowire.meter.iec62056.trait.TraitTranslation;

/** From when to when rows are asked for. */
final class ProfileWindow {

  private ProfileWindow() {}

  /**
   * The query.
   *
   * @param usual how far back where nobody says from when
   */
  static ProfileQuery query(Iec62056Run run, String name, RangeOptions range, Duration usual) {
    Instant now = Instant.now();
    Optional<RangeOptions.Range> asked = range.range(run.zone(), now);
    Instant upTo = asked.map(RangeOptions.Range::upTo).orElse(now);
    Instant after =
        asked
            .map(RangeOptions.Range::after)
            .filter(begin -> begin.isAfter(Instant.EPOCH))
            .orElse(upTo.minus(usual));
    try {
      return new ProfileQuery(
          name, after, upTo, TraitTranslation.requestForm(run.traits()), run.rules());
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage());
    }
  }
}
