// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import java.util.List;

/**
 * Which layout the length of a 9-1 ASDU stands for. Those described by the user come first; then
 * those that FT3 has for the same length (42, 44, 62); every other even length is "extended": the
 * universal data set with another number of channels.
 */
final class Layouts91 {

  private static final int LENGTH_OCTETS = 2;

  /** Of an extended ASDU with no channel: what surrounds the channels. */
  private static final int AROUND_CHANNELS = 20;

  /** An Ethernet frame has no room for more. */
  private static final int MAX_LENGTH = 1500;

  private final AsduLayout[] byLength = new AsduLayout[MAX_LENGTH + 1];

  Layouts91(List<AsduLayout> described) {
    put(AsduLayout.UNIVERSAL_WITHOUT_RATE);
    put(AsduLayout.UNIVERSAL);
    put(AsduLayout.STATE_GRID);
    described.forEach(this::put);
  }

  private void put(AsduLayout layout) {
    int length = layout.length() - LENGTH_OCTETS;
    if (layout.header() != AsduLayout.Header.UNIVERSAL || length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          layout.name() + ": an ASDU of 9-1 begins with the universal header, 1502 octets at most");
    }
    byLength[length] = layout;
  }

  /** The layout for what the length field says, or null. An extended one is made once. */
  AsduLayout of(int length) {
    if (length > MAX_LENGTH) {
      return null;
    }
    AsduLayout known = byLength[length];
    if (known == null && length > AROUND_CHANNELS && length % 2 == 0) {
      known = AsduLayout.extended((length - AROUND_CHANNELS) / 2);
      byLength[length] = known;
    }
    return known;
  }
}
