// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An APDU on its way out, in either role: cut into segments behind an LLC header, sent by windows,
 * and gone back to the first segment that is not acknowledged whenever the peer has not got all.
 */
final class Outgoing {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final byte[] NO_PREFIX = {};

  private final byte[] llc;
  private int segmentLength = HdlcParameters.DEFAULT.maxInfoTransmit();
  private int window = HdlcParameters.DEFAULT.windowTransmit();

  private ByteBuffer apdu = NOTHING;
  private int offset;
  private int total;
  private int segments;

  /** N(S) of segment 0. */
  private int first;

  private int acknowledged;
  private int sent;

  /** Segments that have been sent at least once. */
  private int reached;

  Outgoing(byte[] llc) {
    this.llc = llc;
  }

  /** The link is set up anew. */
  void reset(HdlcParameters sizes) {
    segmentLength = sizes.maxInfoTransmit();
    window = sizes.windowTransmit();
    first = 0;
    drop();
  }

  private void drop() {
    apdu = NOTHING;
    segments = 0;
    acknowledged = 0;
    sent = 0;
    reached = 0;
  }

  /** Takes up the next APDU, which is left alone until it is acknowledged. */
  void start(ByteBuffer octets) {
    int next = first + segments & 7;
    drop();
    first = next;
    apdu = octets;
    offset = octets.position();
    total = llc.length + octets.remaining();
    segments = (total + segmentLength - 1) / segmentLength;
  }

  /** V(S): N(S) of the segment that is sent next. */
  int vs() {
    return first + sent & 7;
  }

  boolean acknowledged() {
    return acknowledged == segments;
  }

  boolean allSent() {
    return sent == segments;
  }

  /** How many segments {@code nr} acknowledges anew; -1 if some that were not sent. */
  int acknowledge(int nr) {
    int count = nr - (first + acknowledged) & 7;
    if (count > sent - acknowledged) {
      return -1;
    }
    acknowledged += count;
    return count;
  }

  /** Takes for acknowledged what has been sent. */
  void acknowledgeSent() {
    acknowledged = sent;
  }

  /** Writes the next window of what is not acknowledged; its last frame gives the turn away. */
  void write(FrameWriter writer, byte[] addresses, int nr, FrameCounts counts) {
    int end = Math.min(segments, acknowledged + window);
    for (sent = acknowledged; sent < end; sent++) {
      if (sent < reached) {
        counts.retransmitted++;
      }
      int control = FrameKind.information(vs(), nr, sent + 1 == end);
      int from = sent * segmentLength;
      int to = Math.min(total, from + segmentLength);
      boolean more = sent + 1 < segments;
      writeSegment(writer, addresses, control, more, from, to);
    }
    reached = Math.max(reached, sent);
  }

  /** Octets {@code from} to {@code to} of the LLC header and the APDU behind it. */
  private void writeSegment(
      FrameWriter writer, byte[] addresses, int control, boolean more, int from, int to) {
    byte[] prefix = from == 0 && to >= llc.length ? llc : NO_PREFIX;
    if (from < llc.length && prefix != llc) {
      prefix = Arrays.copyOfRange(llc, from, Math.min(to, llc.length));
    }
    int begin = Math.max(from, llc.length) - llc.length;
    int length = Math.max(to, llc.length) - llc.length - begin;
    writer.segment(addresses, control, more, prefix, apdu, offset + begin, length);
  }
}
