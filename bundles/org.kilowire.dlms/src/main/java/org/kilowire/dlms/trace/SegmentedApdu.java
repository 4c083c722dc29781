// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.trace;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.kilowire.conversation.Octets;

/** Puts the segments of I frames together to APDUs; one way of one line. */
final class SegmentedApdu {

  private static final int MOST = 1 << 20;
  private static final int ANY = -1;
  private static final int LLC_LENGTH = 3;
  private static final int LLC_DESTINATION = 0xE6;

  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

  /** A trace may begin amid a connection. */
  private int due = ANY;

  /** The link is set up anew. */
  void reset() {
    octets.reset();
    due = 0;
  }

  /**
   * Takes the information of an I frame; a repeated frame has been taken before.
   *
   * @param ns N(S), 0..7
   * @param more whether further segments follow
   */
  void segment(int ns, boolean more, Octets info, Consumer<String> lines, ApduExplainer apdus) {
    if (due != ANY && ns != due) {
      lines.accept("HDLC repeated, or one is missing: N(S)=" + due + " is due");
      return;
    }
    due = (ns + 1) % 8;
    if (octets.size() + info.length() > MOST) {
      lines.accept("APDU of more than " + MOST + " octets");
      octets.reset();
      return;
    }
    octets.writeBytes(info.toArray());
    if (!more && octets.size() > 0) {
      whole(Octets.of(octets.toByteArray()), lines, apdus);
      octets.reset();
    }
  }

  static void whole(Octets information, Consumer<String> lines, ApduExplainer apdus) {
    boolean llc = information.length() >= LLC_LENGTH && information.at(0) == LLC_DESTINATION;
    ByteBuffer apdu = information.buffer();
    lines.accept(apdus.explain(llc ? apdu.position(LLC_LENGTH).slice() : apdu));
  }
}
