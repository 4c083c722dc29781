// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

/** Reasons that any conversation may end with. */
public enum ConversationReason implements Reason {
  /** The whole operation took longer than it was given. */
  DEADLINE(Kind.LINE, "deadline"),
  /** The peer sent more than the pump holds without ever completing anything. */
  INPUT_OVERRUN(Kind.LINE, "input-overrun"),
  /** An octet of eight bits was to be sent over a line of seven data bits. */
  SEVEN_BIT_LINE(Kind.LOCAL, "seven-bit-line");

  private final Kind kind;
  private final String code;

  ConversationReason(Kind kind, String code) {
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
