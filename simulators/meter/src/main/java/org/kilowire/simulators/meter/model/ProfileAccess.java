// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

/**
 * How a meter takes the selectors of its load profile.
 *
 * @param selective whether it takes any; one that does not answers scope-of-access-violated
 * @param columns whether it heeds the choice of columns, or sends all
 * @param wholeHours widens a range to whole hours
 * @param fromExcluded leaves out the row that is equal to the beginning of a range
 */
public record ProfileAccess(
    boolean selective, boolean columns, boolean wholeHours, boolean fromExcluded) {

  /** As the standard has it. */
  public static final ProfileAccess STANDARD = new ProfileAccess(true, true, false, false);

  /** A meter that only sends everything. */
  public static final ProfileAccess NONE = new ProfileAccess(false, false, false, false);
}
