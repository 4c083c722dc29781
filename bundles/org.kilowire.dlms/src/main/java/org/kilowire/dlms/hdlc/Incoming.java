// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.nio.ByteBuffer;

/** An APDU on its way in, in either role: segments are put together in their order, each once. */
final class Incoming {

  /** What became of an I frame. */
  enum Taken {
    /** A segment, and more will follow. */
    SEGMENT,
    /** The last segment: {@link #apdu} is whole. */
    APDU,
    /** It was here before. */
    REPEATED,
    /** One before it is missing. */
    AHEAD,
    /** In its place, but not an LLC header and an APDU behind it. */
    NO_INFORMATION,
    /** In its place, but beyond the longest APDU taken. */
    TOO_LONG
  }

  private static final int FIRST_CAPACITY = 256;

  private final int maxLength;
  private int window = HdlcParameters.DEFAULT.windowReceive();
  private ByteBuffer apdu = ByteBuffer.allocate(FIRST_CAPACITY);
  private int vr;
  private int llcOctets;
  private boolean midway;

  Incoming(int maxLength) {
    this.maxLength = maxLength;
  }

  /** The link is set up anew. */
  void reset(HdlcParameters sizes) {
    window = sizes.windowReceive();
    vr = 0;
    midway = false;
  }

  /** How many frames the peer sends before it waits. */
  int window() {
    return window;
  }

  /** V(R): N(S) of the segment that is due. */
  int vr() {
    return vr;
  }

  /** The APDU of the last {@link Taken#APDU}, until the next segment is taken. */
  ByteBuffer apdu() {
    return apdu;
  }

  Taken take(HdlcFrameView frame) {
    int ahead = frame.ns() - vr & 7;
    if (ahead > 0) {
      return ahead < window ? Taken.AHEAD : Taken.REPEATED;
    }
    if (!midway) {
      apdu.clear();
      llcOctets = 0;
    }
    int skip = llcOf(frame);
    if (skip < 0 || (frame.segmented() && frame.infoLength() == 0)) {
      return Taken.NO_INFORMATION;
    }
    if (!room(frame.infoLength() - skip)) {
      return Taken.TOO_LONG;
    }
    frame.copyInfo(skip, apdu);
    vr = vr + 1 & 7;
    midway = frame.segmented();
    if (midway) {
      return Taken.SEGMENT;
    }
    apdu.flip();
    return Taken.APDU;
  }

  /** How many octets of the frame belong to the LLC header; -1 if they, or it, are wrong. */
  private int llcOf(HdlcFrameView frame) {
    int count = Math.min(Llc.LENGTH - llcOctets, frame.infoLength());
    for (int i = 0; i < count; i++) {
      if (!Llc.holds(llcOctets + i, frame.infoOctet(i))) {
        return -1;
      }
    }
    llcOctets += count;
    return llcOctets < Llc.LENGTH && !frame.segmented() ? -1 : count;
  }

  private boolean room(int octets) {
    int needed = apdu.position() + octets;
    if (needed > maxLength) {
      return false;
    }
    if (needed > apdu.capacity()) {
      int capacity = Math.min(maxLength, Math.max(needed, 2 * apdu.capacity()));
      apdu = ByteBuffer.allocate(capacity).put(apdu.flip());
    }
    return true;
  }
}
