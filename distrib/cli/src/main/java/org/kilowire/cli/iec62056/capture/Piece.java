// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056.capture;

/** What one side's octets are made of, in order. */
public sealed interface Piece {

  /** Index of its first octet. */
  int offset();

  /**
   * Something without data sets.
   *
   * @param kind in a word: identification, request, option, command, ack, nak, noise
   * @param text as sent, control characters left out
   */
  record Word(int offset, String kind, String text) implements Piece {}

  /**
   * Data sets.
   *
   * @param octets of which those from {@code from} to {@code to} stand between its frame
   * @param proof how it proves itself
   * @param last whether no block of the same answer follows
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Text(int offset, byte[] octets, int from, int to, Proof proof, boolean last)
      implements Piece {}

  /** How a text proves itself. */
  enum Proof {
    BCC_XOR("BCC right (xor)", true),
    BCC_SUM7("BCC right (sum7)", true),
    BCC_WRONG("BCC wrong", false),
    CRC_RIGHT("CRC right", true),
    CRC_WRONG("CRC wrong", false),
    /** It has no frame: a text that somebody saved, a telegram of old. */
    NONE("no check", true),
    /** Its frame has no end; the text may have its end mark all the same. */
    CUT_OFF("no end and no check", false);

    private final String text;
    private final boolean whole;

    Proof(String text, boolean whole) {
      this.text = text;
      this.whole = whole;
    }

    /** In words. */
    public String text() {
      return text;
    }

    /** Whether nothing speaks against it. */
    public boolean isWhole() {
      return whole;
    }
  }
}
