// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

import java.nio.ByteBuffer;

/**
 * Elements that follow one another, in each form of length that BER has (ITU-T X.690, clause
 * 8.1.3): in one octet, in several, and indefinite up to the end-of-contents octets.
 */
final class BerReader {

  /** What stands next. */
  enum Found {
    ELEMENT,
    /** Nothing. */
    END,
    /** An element that is not whole. */
    MORE,
    MALFORMED
  }

  private static final int NEED_MORE = -1;
  private static final int NONE = -2;
  private static final int INDEFINITE = -3;
  private static final int MOST_LENGTH_OCTETS = 4;
  private static final int DEEPEST = 8;

  private final ByteBuffer in;
  private final int depth;
  private int tag;
  private int from;
  private int to;

  /** Reads a duplicate of {@code in}, from its position to its limit. */
  BerReader(ByteBuffer in) {
    this(in.duplicate(), 0);
  }

  private BerReader(ByteBuffer in, int depth) {
    this.in = in;
    this.depth = depth;
  }

  /** Moves behind the next element. */
  Found next() {
    if (!in.hasRemaining()) {
      return Found.END;
    }
    tag = in.get() & 0xFF;
    int length = length();
    if (length == INDEFINITE) {
      return (tag & Ber.CONSTRUCTED) != 0 && depth < DEEPEST ? indefinite() : Found.MALFORMED;
    }
    from = in.position();
    to = from + Math.min(Math.max(0, length), in.remaining());
    if (length < 0) {
      return length == NEED_MORE ? Found.MORE : Found.MALFORMED;
    }
    in.position(to);
    return to - from < length ? Found.MORE : Found.ELEMENT;
  }

  private int length() {
    if (!in.hasRemaining()) {
      return NEED_MORE;
    }
    int first = in.get() & 0xFF;
    if (first <= 0x80) {
      return first == 0x80 ? INDEFINITE : first;
    }
    int octets = first & 0x7F;
    if (octets > MOST_LENGTH_OCTETS) {
      return NONE;
    }
    if (in.remaining() < octets) {
      return NEED_MORE;
    }
    int length = 0;
    for (int i = 0; i < octets; i++) {
      length = (length << 8) | (in.get() & 0xFF);
    }
    return length < 0 ? NONE : length;
  }

  /** Elements up to one without tag and length. */
  private Found indefinite() {
    from = in.position();
    BerReader inner = new BerReader(in, depth + 1);
    Found found = inner.next();
    while (found == Found.ELEMENT && (inner.tag != 0 || inner.from != inner.to)) {
      found = inner.next();
    }
    to = found == Found.ELEMENT ? inner.from - 2 : in.position();
    return found == Found.END ? Found.MORE : found;
  }

  /** The tag of the element. */
  int tag() {
    return tag;
  }

  /** The octets of the element, as many as there are. */
  ByteBuffer contents() {
    return in.slice(from, to - from);
  }

  /** Where the element, and its end-of-contents octets, end. */
  int position() {
    return in.position();
  }
}
