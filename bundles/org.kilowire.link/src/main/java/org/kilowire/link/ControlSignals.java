// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import java.time.Duration;

/**
 * The control signals of a serial port that this side drives (ITU-T V.24, circuits 108 and 105).
 *
 * @param dtr whether Data Terminal Ready is on; optical heads take their power from it
 * @param rts when Request To Send is on
 * @param rtsBefore how long before the first octet RTS changes
 * @param rtsAfter how long after the last octet RTS changes back
 * @param byDriver the port's driver switches RTS itself, the RS-485 mode of Linux, which counts the
 *     times before and after in whole milliseconds
 */
public record ControlSignals(
    boolean dtr, Rts rts, Duration rtsBefore, Duration rtsAfter, boolean byDriver) {

  /** When Request To Send is on. */
  public enum Rts {
    /** As long as the port is open. */
    ON,
    /** Never. */
    OFF,
    /** While this side sends: adapters for two wires that it switches to sending. */
    SEND,
    /** While this side does not send. */
    RECEIVE;

    /** Whether it follows what is sent. */
    public boolean isDirection() {
      return this == SEND || this == RECEIVE;
    }
  }
}
