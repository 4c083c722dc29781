// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.server;

import org.kilowire.iec62056.session.CommandMessage;

/** What a simulated meter has: its registers, as text. */
public interface Device {

  /**
   * The text of a readout, from the first name to {@code !} and its line end.
   *
   * @param control V of the acknowledgement
   * @param mode Y of the acknowledgement
   */
  String readout(char control, char mode);

  /** What a command comes to; those of P and B are the server's own. */
  Reply command(CommandMessage command);

  /** What a device says to a command. */
  sealed interface Reply {

    /**
     * A data message.
     *
     * @param text between STX and ETX
     */
    record Data(String text) implements Reply {}

    /** ACK: written, or executed. */
    record Done() implements Reply {}

    /** NAK. */
    record NotUnderstood() implements Reply {}

    /** Nothing at all. */
    record Silence() implements Reply {}
  }
}
