// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.profile;

/** Takes the rows of a profile as they are read, in the meter's order. */
@FunctionalInterface
public interface ProfileSink {

  void row(ProfileRow row);

  /**
   * A row that cannot be placed or read: it is passed over, and the rest goes on.
   *
   * @param text what it is, as sent, cut to a bound
   * @param why what is wrong with it
   */
  default void unreadable(String text, String why) {}
}
