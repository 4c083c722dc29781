// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

/** Reasons that any conversation may end with. */
public enum ConversationReason implements Reason {
  /** The whole operation took longer than it was given. */
  DEADLINE("deadline"),
  /** The peer sent more than the pump holds without ever completing anything. */
  INPUT_OVERRUN("input-overrun"),
  /** An octet of eight bits was to be sent over a line of seven data bits. */
  SEVEN_BIT_LINE("seven-bit-line");

  private final String code;

  ConversationReason(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
