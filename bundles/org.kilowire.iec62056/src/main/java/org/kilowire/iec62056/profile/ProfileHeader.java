// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.profile;

import java.util.List;

/**
 * What stands in front of rows: {@code P.01(stamp)(status)(period)(k)(id1)(unit1)..(idk)(unitk)}.
 *
 * @param name P.01 or another
 * @param stamp as sent; the END of the first row
 * @param status as sent
 * @param statusWord its hexadecimal digits as a number; 0 where it is none
 * @param periodMinutes 0 in logs
 * @param channels one a value of a row
 */
public record ProfileHeader(
    String name,
    String stamp,
    String status,
    long statusWord,
    int periodMinutes,
    List<ProfileChannel> channels) {

  public ProfileHeader {
    channels = List.copyOf(channels);
  }

  /** Whether it is an entry of a log rather than the beginning of a profile. */
  public boolean isLog() {
    return periodMinutes == 0;
  }
}
