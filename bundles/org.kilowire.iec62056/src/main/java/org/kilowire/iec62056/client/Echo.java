// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.nio.ByteBuffer;
import org.kilowire.iec62056.frame.Ascii;

/**
 * Takes what was sent out of what comes, by count, where a line returns it and its settings do not
 * say so. Whether it does shows with the request that opens a conversation, which no meter answers
 * with itself; a meter's confirmation that equals our acknowledgement is not touched otherwise.
 */
final class Echo {

  private enum Line {
    UNKNOWN,
    SILENT,
    RETURNS
  }

  private static final byte[] NONE = {};

  private Line line = Line.UNKNOWN;
  private byte[] sent = NONE;
  private int matched;

  /** The next octets to leave open a conversation: what the line is, is found out anew. */
  void forget() {
    line = Line.UNKNOWN;
    sent = NONE;
    matched = 0;
  }

  void expect(byte[] octets) {
    sent = line == Line.SILENT ? NONE : octets;
    matched = 0;
  }

  /** Whether the line returns what is sent. */
  boolean isReturned() {
    return line == Line.RETURNS;
  }

  /**
   * Takes our own octets from the front of {@code in}.
   *
   * @return what was taken for ours and turns out not to be: to be read first; null for nothing
   */
  ByteBuffer strip(ByteBuffer in) {
    while (matched < sent.length && in.hasRemaining()) {
      byte octet = in.get(in.position());
      if (octet == Ascii.NUL && matched == 0 && sent[0] != Ascii.NUL) {
        in.get(); // what has woken the meter comes back late; no message begins so
        continue;
      }
      if (octet != sent[matched]) {
        ByteBuffer others = matched == 0 ? null : ByteBuffer.wrap(sent, 0, matched);
        line = line == Line.UNKNOWN ? Line.SILENT : line;
        sent = NONE;
        matched = 0;
        return others;
      }
      in.get();
      matched++;
    }
    if (sent.length > 0 && matched == sent.length) {
      line = Line.RETURNS;
      sent = NONE;
      matched = 0;
    }
    return null;
  }
}
