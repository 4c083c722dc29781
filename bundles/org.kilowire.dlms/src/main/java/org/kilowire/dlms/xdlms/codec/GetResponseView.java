// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.codec;

import java.nio.ByteBuffer;
import org.kilowire.dlms.axdr.AxdrLength;

/**
 * A get-response over the octets it came in. After {@link #wrap} has said true no getter fails or
 * allocates, until the buffer changes.
 */
public final class GetResponseView {

  /** Which of the responses it is. */
  public enum Kind {
    /** {@link #body} is the value. */
    VALUE,
    /** {@link #code} says why there is none. */
    REFUSED,
    /** {@link #body} is a piece of the value. */
    BLOCK,
    /** {@link #code} says why the block transfer is over. */
    BLOCK_REFUSED,
    /** {@link #body} is the list of results, from its count on. */
    LIST
  }

  private static final int TAG = 0;
  private static final int CHOICE = 1;
  private static final int INVOKE = 2;
  private static final int RESULT = 3;
  private static final int VALUE = 4;
  private static final int LAST = 3;
  private static final int NUMBER = 4;
  private static final int BLOCK_RESULT = 8;
  private static final int RAW = 9;

  private ByteBuffer apdu = ByteBuffer.allocate(0);
  private int start;
  private Kind kind = Kind.REFUSED;
  private int bodyAt;
  private int bodyEnd;

  /** Looks at {@code in}, whose position stays; false where it is no whole get-response. */
  public boolean wrap(ByteBuffer in) {
    apdu = in;
    start = in.position();
    if (in.remaining() <= VALUE || at(TAG) != Tags.GET_RESPONSE) {
      return false;
    }
    bodyEnd = in.limit();
    return switch (at(CHOICE)) {
      case 1 -> normal();
      case 2 -> block();
      case 3 -> body(Kind.LIST, RESULT);
      default -> false;
    };
  }

  private boolean normal() {
    return at(RESULT) == 0 ? body(Kind.VALUE, VALUE) : at(RESULT) == 1 && body(Kind.REFUSED, VALUE);
  }

  private boolean block() {
    if (apdu.remaining() <= RAW) {
      return false;
    }
    if (at(BLOCK_RESULT) != 0) {
      return at(BLOCK_RESULT) == 1 && body(Kind.BLOCK_REFUSED, RAW);
    }
    apdu.position(start + RAW);
    int length = AxdrLength.get(apdu);
    int at = apdu.position();
    apdu.position(start);
    if (length < 0 || length > apdu.limit() - at) {
      return false;
    }
    bodyEnd = at + length;
    return body(Kind.BLOCK, at - start);
  }

  private boolean body(Kind what, int offset) {
    kind = what;
    bodyAt = start + offset;
    return true;
  }

  private int at(int offset) {
    return apdu.get(start + offset) & 0xFF;
  }

  public Kind kind() {
    return kind;
  }

  /** Invoke-Id-And-Priority, 0..255. */
  public int invoke() {
    return at(INVOKE);
  }

  /** Whether this block is the last one. */
  public boolean isLast() {
    return at(LAST) != 0;
  }

  /** The block's number, 0..2^32 - 1. */
  public long number() {
    return apdu.getInt(start + NUMBER) & 0xFFFF_FFFFL;
  }

  /** The data-access-result, 0..255. */
  public int code() {
    return apdu.get(bodyAt) & 0xFF;
  }

  /** The wrapped buffer itself, from the first octet of the body to its last. */
  public ByteBuffer body() {
    return apdu.limit(bodyEnd).position(bodyAt);
  }
}
