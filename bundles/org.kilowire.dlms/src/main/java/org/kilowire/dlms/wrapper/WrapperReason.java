// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.wrapper;

import org.kilowire.conversation.Reason;

/** What may go wrong on a wrapper link. */
public enum WrapperReason implements Reason {
  /**
   * A header does not begin with version 1. Where one WPDU ends and the next begins is unknown from
   * here on: the link has to be opened anew.
   */
  OUT_OF_STEP(Kind.LINE, "wrapper-out-of-step"),
  /** A WPDU announces more octets than this end takes. It is passed over; the link is good. */
  APDU_TOO_LONG(Kind.PEER, "wrapper-apdu-too-long"),
  /** WPDUs came, but none from this server's wPort to this client's. */
  OTHER_PORTS(Kind.LINE, "wrapper-other-ports"),
  /** Datagrams came that are no WPDUs. */
  MALFORMED(Kind.LINE, "wrapper-malformed"),
  /** No answer within the response timeout, nor to any repetition. */
  NO_ANSWER(Kind.LINE, "wrapper-no-answer");

  private final Kind kind;
  private final String code;

  WrapperReason(Kind kind, String code) {
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
