// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056;

import org.kilowire.conversation.Reason;

/** Why something of IEC 62056-21 did not come about. */
public enum Iec62056Reason implements Reason {
  /** No identification came in answer to the request, all repetitions included. */
  NO_IDENTIFICATION("no-identification"),
  /** Something came in answer to the request, but no identification. */
  MALFORMED_IDENTIFICATION("malformed-identification"),
  /** The line returns what is sent, and nothing else. */
  ECHO_ONLY("echo-only"),
  /** Characters with a parity error, or with an eighth bit where the line has seven. */
  DAMAGED_CHARACTERS("damaged-characters"),
  /** Nothing came in answer to a command or to the acknowledgement. */
  NO_ANSWER("no-answer"),
  /** An answer began and did not end. */
  INCOMPLETE_ANSWER("incomplete-answer"),
  /** The block check character is wrong, all repetitions included. */
  BAD_BCC("bad-bcc"),
  /** The telegram's CRC is wrong or missing. */
  BAD_CRC("bad-crc"),
  /** The meter says NAK, all repetitions included. */
  NEGATIVE_ACKNOWLEDGEMENT("negative-acknowledgement"),
  /** The meter ends the conversation with a break (B0). */
  SIGNED_OFF("signed-off"),
  /** The meter answers with an error message in place of data. */
  ERROR_MESSAGE("error-message"),
  /** An answer that is none to what was asked. */
  UNEXPECTED_ANSWER("unexpected-answer"),
  /** The meter does not accept the password. Never retried by itself: meters lock. */
  AUTHENTICATION_REFUSED("authentication-refused"),
  /** The meter shows another serial number than the one that is meant, or none. */
  WRONG_DEVICE("wrong-device"),
  /** The identification does not offer the mode that is wanted. */
  MODE_NOT_OFFERED("mode-not-offered"),
  /** HDLC was asked for (mode E), and a readout came. */
  READOUT_INSTEAD("readout-instead"),
  /** A command before the programming mode is open. */
  NOT_SIGNED_ON("not-signed-on"),
  /** A wake-up costs a battery, and the meter's readings for now are used up. */
  BUDGET_SPENT("budget-spent"),
  /** Octets, data sets or rows beyond their bound. */
  TOO_LONG("too-long"),
  /** More partial blocks than the bound. */
  TOO_MANY_BLOCKS("too-many-blocks"),
  /** Text that is no data message. */
  MALFORMED_MESSAGE("malformed-message"),
  /** Text that is no profile, or a header that cannot be. */
  MALFORMED_PROFILE("malformed-profile"),
  /** The name, or one of the digits, of a date or time is not of the form that the type names. */
  MALFORMED_TIME("malformed-time"),
  /**
   * A write or an execution left and nothing proves whether it was done. Never repeated blindly:
   * the state has to be read back.
   */
  OUTCOME_UNKNOWN("outcome-unknown");

  private final String code;

  Iec62056Reason(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
