// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.kilowire.conversation.Octets;

/**
 * BER (ITU-T X.690) as far as ACSE needs it: tags of one octet; written with the shortest length.
 */
final class Ber {

  static final int INTEGER = 0x02;
  static final int OCTET_STRING = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;

  /** A tag with this bit is that of elements within elements. */
  static final int CONSTRUCTED = 0x20;

  private Ber() {}

  /** The contents of the first element with {@code tag} among those in {@code in}; null without. */
  static ByteBuffer find(ByteBuffer in, int tag) {
    BerReader elements = new BerReader(in);
    while (elements.next() == BerReader.Found.ELEMENT) {
      if (elements.tag() == tag) {
        return elements.contents();
      }
    }
    return null;
  }

  static void put(ByteBuffer out, int tag, Octets value) {
    put(out, tag, value::putInto);
  }

  static void put(ByteBuffer out, int tag, int octet) {
    out.put((byte) tag).put((byte) 1).put((byte) octet);
  }

  /** An element whose contents {@code contents} writes. */
  static void put(ByteBuffer out, int tag, Consumer<ByteBuffer> contents) {
    out.put((byte) tag);
    int lengthAt = out.position();
    out.put((byte) 0);
    contents.accept(out);
    int length = out.position() - lengthAt - 1;
    int more = length < 0x80 ? 0 : length < 0x100 ? 1 : 2;
    if (more > 0) {
      out.put(lengthAt, (byte) (0x80 | more));
      for (int i = 0; i < more; i++) {
        out.put((byte) 0);
      }
      out.put(lengthAt + 1 + more, out, lengthAt + 1, length);
    }
    out.put(lengthAt + more, (byte) length);
    if (more == 2) {
      out.put(lengthAt + 1, (byte) (length >> 8));
    }
  }
}
