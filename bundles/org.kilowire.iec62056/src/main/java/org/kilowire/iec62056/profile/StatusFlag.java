// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.profile;

import java.util.EnumSet;
import java.util.Set;

/**
 * The bits of a status word in a profile or log (VDEW-Lastenheft 2.1.2, 10.3). Meter types with two
 * digits have the first eight.
 */
public enum StatusFlag {
  /** The device is disturbed for good. */
  FATAL_ERROR(0x01),
  /** The clock's power reserve is exhausted. */
  RESERVE_EXHAUSTED(0x02),
  /** The values are disturbed. */
  DISTURBED(0x04),
  /** The clock went to or from daylight saving time. */
  SEASON_CHANGED(0x08),
  /** The cumulation was reset. */
  RESET(0x10),
  /** The clock was set. */
  CLOCK_SET(0x20),
  /** The supply came back. */
  POWER_BACK(0x40),
  /** The supply failed. */
  POWER_LOST(0x80),
  /** Logs only: a variable was set. */
  VARIABLE_SET(0x0100),
  /** Logs only: an error began. */
  ERROR_BEGAN(0x0200),
  /** Logs only: an error ended. */
  ERROR_ENDED(0x0400),
  /** Logs only: the log was erased. */
  LOG_ERASED(0x2000),
  /** Logs only: the profile was erased. */
  PROFILE_ERASED(0x4000);

  private final int mask;

  StatusFlag(int mask) {
    this.mask = mask;
  }

  /** The flags in a status word; bits without a meaning here are passed over. */
  public static Set<StatusFlag> of(long status) {
    Set<StatusFlag> flags = EnumSet.noneOf(StatusFlag.class);
    for (StatusFlag flag : values()) {
      if ((status & flag.mask) != 0) {
        flags.add(flag);
      }
    }
    return flags;
  }
}
