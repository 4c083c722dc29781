// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture;

import org.kilowire.conversation.Reason;

/** Why reading frames ended before its end. */
public enum CaptureReason implements Reason {
  /** The file is neither pcap nor pcapng. */
  UNKNOWN_FORMAT(Kind.LOCAL, "capture-unknown-format"),
  /** The file ends inside of a frame or a block. */
  CUT(Kind.PEER, "capture-cut"),
  /** A length in the file cannot be, so that nothing behind it can be found. */
  MALFORMED(Kind.PEER, "capture-malformed");

  private final Kind kind;
  private final String code;

  CaptureReason(Kind kind, String code) {
    this.kind = kind;
    this.code = code;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String code() {
    return code;
  }
}
