// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.util.Arrays;
import org.kilowire.iec62056.frame.Ascii;
import org.kilowire.iec62056.frame.BlockReader;

/** The text of an answer, joined from its blocks, which may be cut anywhere. */
final class AnswerText {

  private static final byte[] LINE_END = {Ascii.CR, Ascii.LF};
  private static final byte[] NOTHING = {};

  private final int limit;
  private final boolean joinWithLineEnd;
  private byte[] text = NOTHING;
  private int length;

  /** How long it was before the latest block. */
  private int before;

  /**
   * A text of at most {@code limit} octets.
   *
   * @param joinWithLineEnd whether a line end is put between blocks where there is none
   */
  AnswerText(int limit, boolean joinWithLineEnd) {
    this.limit = limit;
    this.joinWithLineEnd = joinWithLineEnd;
  }

  void clear() {
    length = 0;
    before = 0;
  }

  /** Takes the block that was read; false where there is no room for it. */
  boolean add(BlockReader block) {
    boolean joint = joinWithLineEnd && length > 0 && text[length - 1] != Ascii.LF;
    byte[] between = joint ? LINE_END : NOTHING;
    int needed = length + between.length + block.length();
    if (needed > limit) {
      return false;
    }
    if (needed > text.length) {
      text = Arrays.copyOf(text, length == 0 ? needed : Math.min(limit, 2 * needed));
    }
    System.arraycopy(between, 0, text, length, between.length);
    System.arraycopy(block.octets(), 0, text, length + between.length, block.length());
    before = length;
    length = needed;
    return true;
  }

  /** Forgets the latest block, which comes again. */
  void undo() {
    length = before;
  }

  int length() {
    return length;
  }

  /** Valid until the next change. */
  byte[] octets() {
    return text;
  }

  byte[] copy() {
    return Arrays.copyOf(text, length);
  }

  /** Whether the last character that is not blank is {@code !}. */
  boolean hasEndMark() {
    int i = length - 1;
    while (i >= 0 && text[i] <= ' ') {
      i--;
    }
    return i >= 0 && text[i] == '!';
  }

  /** Whether it ends inside a bracket. */
  boolean isOpen() {
    int i = length - 1;
    while (i >= 0 && text[i] != '(' && text[i] != ')') {
      i--;
    }
    return i >= 0 && text[i] == '(';
  }
}
