// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Octets;

/** BER (ITU-T X.690) as far as ACSE needs it: tags of one octet, definite lengths. */
final class Ber {

  static final int NEED_MORE = -1;
  static final int MALFORMED = -2;

  static final int INTEGER = 0x02;
  static final int OCTET_STRING = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;

  private Ber() {}

  /** Reads a length: 0..65535, or {@link #NEED_MORE} or {@link #MALFORMED}. */
  static int length(ByteBuffer in) {
    if (!in.hasRemaining()) {
      return NEED_MORE;
    }
    int first = in.get() & 0xFF;
    int octets = first & 0x7F;
    if (first < 0x80) {
      return first;
    }
    if (octets == 0 || octets > 2) {
      return MALFORMED;
    }
    if (in.remaining() < octets) {
      return NEED_MORE;
    }
    return octets == 1 ? in.get() & 0xFF : in.getShort() & 0xFFFF;
  }

  /** The octets of the element {@code tag} that {@code field} is; null if it is none. */
  static Octets inner(Octets field, int tag) {
    ByteBuffer in = field.buffer();
    if (!in.hasRemaining() || (in.get() & 0xFF) != tag) {
      return null;
    }
    int length = length(in);
    return length < 0 || length > in.remaining()
        ? null
        : Octets.copyOf(in.slice(in.position(), length));
  }

  static void put(ByteBuffer out, int tag, Octets value) {
    out.put((byte) tag);
    int length = value.length();
    if (length >= 0x100) {
      out.put((byte) 0x82).put((byte) (length >> 8));
    } else if (length >= 0x80) {
      out.put((byte) 0x81);
    }
    out.put((byte) length);
    value.putInto(out);
  }

  /** {@code value} as an element of its own. */
  static Octets element(int tag, Octets value) {
    ByteBuffer out = ByteBuffer.allocate(4 + value.length());
    put(out, tag, value);
    return Octets.copyOf(out.flip());
  }

  static Octets octet(int value) {
    return Octets.of((byte) value);
  }
}
