// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.trace;

import java.nio.ByteBuffer;
import java.util.BitSet;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.xdlms.codec.Tags;

/** Octets as hexadecimal digits, with {@code **} for each that is not to be shown. */
final class MaskedOctets {

  private static final String MASK = "**";

  // Fields of AARQ and AARE, context-specific tags (ISO/IEC 8650-1; IEC 62056-5-3, 7.2).
  private static final int RESPONDING_AUTHENTICATION_VALUE = 0xAA;
  private static final int CALLING_AUTHENTICATION_VALUE = 0xAC;
  private static final int USER_INFORMATION = 0xBE;

  private MaskedOctets() {}

  /** Shows {@code shown} octets and none behind them. */
  static String from(ByteBuffer apdu, int shown) {
    BitSet hidden = new BitSet();
    hidden.set(Math.min(shown, apdu.remaining()), apdu.remaining());
    return text(apdu, hidden);
  }

  /**
   * An APDU of association control without authentication values and a dedicated key; where its
   * fields cannot be told apart, none of them is shown.
   */
  static String ofAcse(ByteBuffer apdu) {
    BitSet hidden = new BitSet();
    ByteBuffer fields = apdu.slice();
    int tag = fields.get() & 0xFF;
    if (length(fields) != fields.remaining()) {
      return from(apdu, 1);
    }
    while (fields.hasRemaining()) {
      int field = fields.get() & 0xFF;
      int length = length(fields);
      if (length < 0 || length > fields.remaining()) {
        return from(apdu, 1);
      }
      int at = fields.position();
      if (isSecret(tag, field, fields, length)) {
        hidden.set(at, at + length);
      }
      fields.position(at + length);
    }
    return text(apdu, hidden);
  }

  private static boolean isSecret(int tag, int field, ByteBuffer in, int length) {
    return switch (field) {
      case CALLING_AUTHENTICATION_VALUE, RESPONDING_AUTHENTICATION_VALUE -> true;
      case USER_INFORMATION -> tag == Tags.AARQ && hasDedicatedKey(in.slice(in.position(), length));
      default -> false;
    };
  }

  /** InitiateRequest: its tag, then 01 where a dedicated key follows (A-XDR OPTIONAL). */
  private static boolean hasDedicatedKey(ByteBuffer information) {
    return information.remaining() < 4
        || (information.get(2) == Tags.INITIATE_REQUEST && information.get(3) != 0);
  }

  /** A BER length of up to three octets; -1 for any other. */
  private static int length(ByteBuffer in) {
    int first = in.hasRemaining() ? in.get() & 0xFF : 0xFF;
    if (first < 0x80) {
      return first;
    }
    if (first == 0x81 && in.remaining() >= 1) {
      return in.get() & 0xFF;
    }
    return first == 0x82 && in.remaining() >= 2 ? in.getShort() & 0xFFFF : -1;
  }

  private static String text(ByteBuffer octets, BitSet hidden) {
    if (hidden.isEmpty()) {
      return Octets.copyOf(octets).toString();
    }
    StringBuilder text = new StringBuilder(2 * octets.remaining());
    for (int i = 0; i < octets.remaining(); i++) {
      int octet = octets.get(octets.position() + i) & 0xFF;
      text.append(hidden.get(i) ? MASK : "%02X".formatted(octet));
    }
    return text.toString();
  }
}
