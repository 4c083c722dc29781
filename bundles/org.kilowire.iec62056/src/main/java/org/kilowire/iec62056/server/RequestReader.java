// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.server;

import java.nio.ByteBuffer;
import java.util.function.Predicate;
import org.kilowire.iec62056.frame.Ascii;

/** Reads what a client says outside blocks: requests and acknowledgements. One owner. */
final class RequestReader {

  /** What {@link #next} has found. */
  enum Found {
    MORE,
    /** A request, without its line end. */
    REQUEST,
    /** A request, with a command right behind it, which is left unread. */
    REQUEST_AND_COMMAND,
    /** An acknowledgement: ACK V Z Y. */
    ACKNOWLEDGEMENT
  }

  private static final int MAX_LENGTH = 256;
  private static final int ACKNOWLEDGEMENT = 4;

  private final Predicate<String> isUnclosed;
  private final StringBuilder line = new StringBuilder();
  private int nuls;

  /**
   * A reader.
   *
   * @param isUnclosed whether a text is a request that has no line end
   */
  RequestReader(Predicate<String> isUnclosed) {
    this.isUnclosed = isUnclosed;
  }

  void clear() {
    line.setLength(0);
  }

  /** Takes octets up to the end of a line. */
  Found next(ByteBuffer in) {
    while (in.hasRemaining()) {
      int character = in.get(in.position()) & 0x7F;
      if (character == Ascii.SOH && isRequest()) {
        return Found.REQUEST_AND_COMMAND;
      }
      in.get();
      Found found = take(character);
      if (found != Found.MORE) {
        return found;
      }
    }
    return Found.MORE;
  }

  private Found take(int character) {
    if (character == Ascii.NUL) {
      nuls++;
    }
    if (character == '/' || character == Ascii.ACK) {
      clear();
    }
    boolean text = Ascii.isPrintable(character) || character == Ascii.ACK;
    if (text && line.length() < MAX_LENGTH) {
      line.append((char) character);
    }
    boolean ends = character == Ascii.LF || isUnclosed.test(line.toString());
    if (!ends || line.length() == 0) {
      return Found.MORE;
    }
    boolean acknowledgement = line.charAt(0) == Ascii.ACK && line.length() == ACKNOWLEDGEMENT;
    return acknowledgement ? Found.ACKNOWLEDGEMENT : Found.REQUEST;
  }

  private boolean isRequest() {
    return line.length() > 0 && line.charAt(0) != Ascii.ACK;
  }

  /** What was found. */
  String text() {
    return line.toString();
  }

  /** How many NUL characters came since this was last asked. */
  int takeNuls() {
    int count = nuls;
    nuls = 0;
    return count;
  }
}
