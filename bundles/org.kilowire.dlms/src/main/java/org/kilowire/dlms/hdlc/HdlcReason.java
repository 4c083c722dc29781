// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import org.kilowire.conversation.Reason;

/** What may go wrong on an HDLC line. */
public enum HdlcReason implements Reason {
  /** Octets between frames that are no flag. */
  GARBAGE(Kind.LINE, "hdlc-garbage"),
  /** Behind a flag there is no frame of format type 3 with addresses of 1, 2 or 4 octets. */
  BAD_FORMAT(Kind.LINE, "hdlc-bad-format"),
  /** The header check sequence is wrong. */
  BAD_HCS(Kind.LINE, "hdlc-bad-hcs"),
  /** The frame check sequence is wrong. */
  BAD_FCS(Kind.LINE, "hdlc-bad-fcs"),
  /** Where the length field says that the frame ends there is no flag. */
  NO_CLOSING_FLAG(Kind.LINE, "hdlc-no-closing-flag"),
  /** No valid answer within the response timeout, however often the server was asked. */
  NO_ANSWER(Kind.LINE, "hdlc-no-answer"),
  /** Frames came, but none from this server to this client. */
  OTHER_ADDRESS(Kind.LINE, "hdlc-other-address"),
  /** The server answers, but with no frame that has a place in the conversation. */
  UNEXPECTED_FRAME(Kind.LINE, "hdlc-unexpected-frame"),
  /** The server answers, but never acknowledges what it was sent. */
  NOT_ACKNOWLEDGED(Kind.LINE, "hdlc-not-acknowledged"),
  /** The server answers, but for too long only to say that it has no answer yet. */
  BUSY(Kind.LINE, "hdlc-busy"),
  /** The server says that it is disconnected (DM): it was reset, or gave up on a silent client. */
  DISCONNECTED(Kind.PEER, "hdlc-disconnected"),
  /** The server does not take a frame, whatever its check sequence (FRMR). */
  FRAME_REJECTED(Kind.PEER, "hdlc-frame-rejected"),
  /** The server's UA does not say which sizes it takes. */
  BAD_PARAMETERS(Kind.PEER, "hdlc-bad-parameters"),
  /** The link was not connected, or an earlier exchange broke off: connect it anew. */
  NOT_CONNECTED(Kind.LINE, "hdlc-not-connected"),
  /** The answer has no LLC header, or an endless row of empty segments. */
  BAD_INFORMATION(Kind.PEER, "hdlc-bad-information"),
  /** The answer is longer than this end takes. */
  APDU_TOO_LONG(Kind.PEER, "hdlc-apdu-too-long");

  private final Kind kind;
  private final String code;

  HdlcReason(Kind kind, String code) {
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
