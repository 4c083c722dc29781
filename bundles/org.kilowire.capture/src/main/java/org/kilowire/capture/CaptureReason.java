// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture;

import org.kilowire.conversation.Reason;

/** Why reading frames ended before its end, or did not begin. */
public enum CaptureReason implements Reason {
  /** The file is neither pcap nor pcapng. */
  UNKNOWN_FORMAT(Kind.LOCAL, "capture-unknown-format"),
  /** The file ends inside of a frame or a block. */
  CUT(Kind.PEER, "capture-cut"),
  /** A length in the file cannot be, so that nothing behind it can be found. */
  MALFORMED(Kind.PEER, "capture-malformed"),
  /** The process may not capture: it lacks CAP_NET_RAW. */
  NOT_PERMITTED(Kind.LOCAL, "capture-not-permitted"),
  /**
   * The system has no ring of AF_PACKET, or no libpcap where that was asked for, or does not take
   * the library that reaches it.
   */
  NOT_SUPPORTED(Kind.LOCAL, "capture-not-supported"),
  /** There is no such interface, or not any more. */
  NO_INTERFACE(Kind.LINE, "capture-no-interface"),
  /** An interface, a port or a device is there and cannot be opened. */
  NOT_OPENED(Kind.LINE, "capture-not-opened");

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
