// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Octets;

/** The object identifiers under 2.16.756.5.8, the DLMS UA's: two kinds, one last arc each. */
final class ObjectIds {

  static final int CONTEXT = 1;
  static final int MECHANISM = 2;

  private static final Octets ROOT = Octets.ofHex("60857405 08");

  private ObjectIds() {}

  static void put(ByteBuffer out, int kind, int last) {
    ROOT.putInto(out);
    out.put((byte) kind).put((byte) last);
  }

  /** The last arc of an identifier of {@code kind}; -1 for anything else, null among it. */
  static int last(ByteBuffer id, int kind) {
    int root = ROOT.length();
    boolean ours =
        id != null
            && id.remaining() == root + 2
            && id.slice(id.position(), root).equals(ROOT.buffer())
            && id.get(id.position() + root) == kind;
    return ours ? id.get(id.position() + root + 1) & 0xFF : -1;
  }
}
