// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import org.kilowire.meter.Quality;
import org.kilowire.meter.Traits;
import org.kilowire.meter.iec62056.trait.ProfileTraits;

/**
 * What the bits of a row's status mean with a meter type.
 *
 * @param invalid bits for values that are not valid
 * @param powerDown bits for a failed supply
 * @param clockAdjusted bits for a clock that was set
 * @param doubtfulClock bits for a clock that is in doubt
 */
public record StatusMeaning(long invalid, long powerDown, long clockAdjusted, long doubtfulClock) {

  /** As a type's traits have them. */
  public static StatusMeaning of(Traits traits) {
    return new StatusMeaning(
        traits.integer(ProfileTraits.STATUS_INVALID),
        traits.integer(ProfileTraits.STATUS_POWER_DOWN),
        traits.integer(ProfileTraits.STATUS_CLOCK_ADJUSTED),
        traits.integer(ProfileTraits.STATUS_DOUBTFUL_CLOCK));
  }

  /** {@link Quality#bits} of a row's status. */
  public int quality(long word) {
    return bits(word & invalid, Quality.INVALID)
        | bits(word & powerDown, Quality.POWER_DOWN)
        | bits(word & clockAdjusted, Quality.CLOCK_ADJUSTED)
        | bits(word & doubtfulClock, Quality.DOUBTFUL_CLOCK);
  }

  private static int bits(long set, Quality flag) {
    return set == 0 ? 0 : Quality.bits(flag);
  }
}
