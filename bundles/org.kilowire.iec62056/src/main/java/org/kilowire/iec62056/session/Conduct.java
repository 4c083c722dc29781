// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.session;

/**
 * Where a meter departs from the order of messages.
 *
 * @param withoutAcknowledgement the readout follows the identification at once, as in mode A, with
 *     a mode-C identification (EMH's tables)
 * @param breakAfterReadout the meter goes on sending until it gets a break
 * @param breakAtEnd the programming mode is ended with a break; some modems hang up on it
 * @param operandIsSerial the operand of P0 is the meter's serial number; else it is a seed, and
 *     proves nothing
 * @param nakRefuses NAK in answer to a password means that it is refused; else the password is sent
 *     again, as after a disturbance
 * @param joinWithLineEnd partial blocks are joined with CR LF, for meters that end their blocks
 *     without
 * @param slowerTries how often a readout that could not be read undamaged is tried again at the
 *     next lower rate, in modes A and B at the same, 0..6
 * @param anyModeE HDLC is asked for although the identification does not offer it
 */
public record Conduct(
    boolean withoutAcknowledgement,
    boolean breakAfterReadout,
    boolean breakAtEnd,
    boolean operandIsSerial,
    boolean nakRefuses,
    boolean joinWithLineEnd,
    int slowerTries,
    boolean anyModeE) {

  public static final Conduct STANDARD =
      new Conduct(false, false, true, true, true, false, 0, false);

  public Conduct {
    if (slowerTries < 0 || slowerTries > 6) {
      throw new IllegalArgumentException("slower tries must be 0..6: " + slowerTries);
    }
  }

  /** The same for another course of a readout. */
  public Conduct withReadout(boolean atOnce, boolean thenBreak, int slower) {
    return new Conduct(
        atOnce,
        thenBreak,
        breakAtEnd,
        operandIsSerial,
        nakRefuses,
        joinWithLineEnd,
        slower,
        anyModeE);
  }

  /** The same for another course of the programming mode. */
  public Conduct withProgramming(boolean endsWithBreak, boolean showsSerial, boolean nakIsRefusal) {
    return new Conduct(
        withoutAcknowledgement,
        breakAfterReadout,
        endsWithBreak,
        showsSerial,
        nakIsRefusal,
        joinWithLineEnd,
        slowerTries,
        anyModeE);
  }

  /** The same with blocks joined by line ends, and HDLC from whoever answers. */
  public Conduct withBlocks(boolean lineEnds, boolean hdlcFromAnybody) {
    return new Conduct(
        withoutAcknowledgement,
        breakAfterReadout,
        breakAtEnd,
        operandIsSerial,
        nakRefuses,
        lineEnds,
        slowerTries,
        hdlcFromAnybody);
  }
}
