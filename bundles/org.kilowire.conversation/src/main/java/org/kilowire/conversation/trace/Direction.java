// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation.trace;

/** Which way octets go, seen from the conversation. */
public enum Direction {
  SENT(">"),
  RECEIVED("<"),
  /** Not octets: the line's settings, the loss of the link. */
  LINE("-");

  private final String symbol;

  Direction(String symbol) {
    this.symbol = symbol;
  }

  /** One character for a line of text. */
  public String symbol() {
    return symbol;
  }
}
