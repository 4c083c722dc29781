// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056;

import org.kilowire.conversation.Reason;

/** Why something of IEC 62056-21 did not come about. */
public enum Iec62056Reason implements Reason {
  /** No identification came in answer to the request, all repetitions included. */
  NO_IDENTIFICATION(Kind.LINE, "iec62056-no-identification"),
  /** Something came in answer to the request, but no identification. */
  MALFORMED_IDENTIFICATION(Kind.LINE, "iec62056-malformed-identification"),
  /** The line returns what is sent, and nothing else. */
  ECHO_ONLY(Kind.LINE, "iec62056-echo-only"),
  /** Characters with a parity error, or with an eighth bit where the line has seven. */
  DAMAGED_CHARACTERS(Kind.LINE, "iec62056-damaged-characters"),
  /** Nothing came in answer to a command or to the acknowledgement. */
  NO_ANSWER(Kind.LINE, "iec62056-no-answer"),
  /** An answer began and did not end. */
  INCOMPLETE_ANSWER(Kind.LINE, "iec62056-incomplete-answer"),
  /** The block check character is wrong, all repetitions included. */
  BAD_BCC(Kind.LINE, "iec62056-bad-bcc"),
  /** The telegram's CRC is wrong or missing. */
  BAD_CRC(Kind.LINE, "iec62056-bad-crc"),
  /** The meter says NAK, all repetitions included. */
  NEGATIVE_ACKNOWLEDGEMENT(Kind.PEER, "iec62056-negative-acknowledgement"),
  /** The meter ends the conversation with a break (B0). */
  SIGNED_OFF(Kind.PEER, "iec62056-signed-off"),
  /** The meter answers with an error message in place of data. */
  ERROR_MESSAGE(Kind.PEER, "iec62056-error-message"),
  /** An answer that is none to what was asked. */
  UNEXPECTED_ANSWER(Kind.PEER, "iec62056-unexpected-answer"),
  /** The meter does not accept the password. Never retried by itself: meters lock. */
  AUTHENTICATION_REFUSED(Kind.PEER, "authentication-refused"),
  /** The meter shows another serial number than the one that is meant, or none. */
  WRONG_DEVICE(Kind.PEER, "wrong-device"),
  /** The identification does not offer the mode that is wanted. */
  MODE_NOT_OFFERED(Kind.PEER, "iec62056-mode-not-offered"),
  /** HDLC was asked for (mode E), and a readout came. */
  READOUT_INSTEAD(Kind.PEER, "iec62056-readout-instead"),
  /** A command before the programming mode is open. */
  NOT_SIGNED_ON(Kind.LINE, "iec62056-not-signed-on"),
  /** A wake-up costs a battery, and the meter's readings for now are used up. */
  BUDGET_SPENT(Kind.LOCAL, "iec62056-budget-spent"),
  /** Octets, data sets or rows beyond their bound. */
  TOO_LONG(Kind.PEER, "too-long"),
  /** More partial blocks than the bound. */
  TOO_MANY_BLOCKS(Kind.PEER, "too-many-blocks"),
  /** The clock shows no date or time of the form that the meter type names. */
  MALFORMED_TIME(Kind.PEER, "iec62056-malformed-time"),
  /**
   * A write or an execution left and nothing proves whether it was done. Never repeated blindly:
   * the state has to be read back.
   */
  OUTCOME_UNKNOWN(Kind.PEER, "outcome-unknown");

  private final Kind kind;
  private final String code;

  Iec62056Reason(Kind kind, String code) {
    this.kind = kind;
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
