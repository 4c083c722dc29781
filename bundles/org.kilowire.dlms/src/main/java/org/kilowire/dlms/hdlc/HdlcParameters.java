// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

/**
 * Sizes that SNRM and UA settle (IEC 62056-46, clause 6.4.4.4.3.2), seen from one end.
 *
 * @param maxInfoTransmit longest information field this end sends, 1..2030 octets
 * @param maxInfoReceive longest information field this end takes, 1..2030 octets
 * @param windowTransmit frames this end sends before it waits for an answer, 1..7
 * @param windowReceive frames this end takes before it answers, 1..7
 */
public record HdlcParameters(
    int maxInfoTransmit, int maxInfoReceive, int windowTransmit, int windowReceive) {

  public static final int MAX_INFO = 2030;
  public static final int MAX_WINDOW = 7;

  /** What holds where nothing is said: 128 octets and a window of 1, both ways. */
  public static final HdlcParameters DEFAULT = new HdlcParameters(128, 128, 1, 1);

  public HdlcParameters {
    require("information field", maxInfoTransmit, MAX_INFO);
    require("information field", maxInfoReceive, MAX_INFO);
    require("window", windowTransmit, MAX_WINDOW);
    require("window", windowReceive, MAX_WINDOW);
  }

  private static void require(String name, int value, int largest) {
    if (value < 1 || value > largest) {
      throw new IllegalArgumentException(name + " must be 1.." + largest + ": " + value);
    }
  }

  /** The same sizes both ways. */
  public static HdlcParameters of(int maxInfo, int window) {
    return new HdlcParameters(maxInfo, maxInfo, window, window);
  }

  /** What this end may use when the other end said {@code theirs}: the smaller of each pair. */
  public HdlcParameters agreed(HdlcParameters theirs) {
    return new HdlcParameters(
        Math.min(maxInfoTransmit, theirs.maxInfoReceive),
        Math.min(maxInfoReceive, theirs.maxInfoTransmit),
        Math.min(windowTransmit, theirs.windowReceive),
        Math.min(windowReceive, theirs.windowTransmit));
  }
}
