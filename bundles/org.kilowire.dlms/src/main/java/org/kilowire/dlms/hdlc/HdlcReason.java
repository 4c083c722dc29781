// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import org.kilowire.conversation.Reason;

/** What may go wrong on an HDLC line. */
public enum HdlcReason implements Reason {
  /** Octets between frames that are no flag. */
  GARBAGE("hdlc-garbage"),
  /** Behind a flag there is no frame of format type 3 with addresses of 1, 2 or 4 octets. */
  BAD_FORMAT("hdlc-bad-format"),
  /** The header check sequence is wrong. */
  BAD_HCS("hdlc-bad-hcs"),
  /** The frame check sequence is wrong. */
  BAD_FCS("hdlc-bad-fcs"),
  /** Where the length field says that the frame ends there is no flag. */
  NO_CLOSING_FLAG("hdlc-no-closing-flag"),
  /** No valid answer within the response timeout, however often the server was asked. */
  NO_ANSWER("hdlc-no-answer"),
  /** Frames came, but none from this server to this client. */
  OTHER_ADDRESS("hdlc-other-address"),
  /** The server answers, but with no frame that has a place in the conversation. */
  UNEXPECTED_FRAME("hdlc-unexpected-frame"),
  /** The server answers, but never acknowledges what it was sent. */
  NOT_ACKNOWLEDGED("hdlc-not-acknowledged"),
  /** The server answers, but for too long only to say that it has no answer yet. */
  BUSY("hdlc-busy"),
  /** The server says that it is disconnected (DM): it was reset, or gave up on a silent client. */
  DISCONNECTED("hdlc-disconnected"),
  /** The server does not take a frame, whatever its check sequence (FRMR). */
  FRAME_REJECTED("hdlc-frame-rejected"),
  /** The server's UA does not say which sizes it takes. */
  BAD_PARAMETERS("hdlc-bad-parameters"),
  /** The link was not connected, or an earlier exchange broke off: connect it anew. */
  NOT_CONNECTED("hdlc-not-connected"),
  /** The answer has no LLC header, or an endless row of empty segments. */
  BAD_INFORMATION("hdlc-bad-information"),
  /** The answer is longer than this end takes. */
  APDU_TOO_LONG("hdlc-apdu-too-long");

  private final String code;

  HdlcReason(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
