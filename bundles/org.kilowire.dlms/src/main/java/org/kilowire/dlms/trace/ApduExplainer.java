// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.trace;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Decoded;
import org.kilowire.dlms.acse.AcseApdu;
import org.kilowire.dlms.acse.AcseApdus;
import org.kilowire.dlms.xdlms.Apdu;
import org.kilowire.dlms.xdlms.codec.Tags;
import org.kilowire.dlms.xdlms.codec.XdlmsApdus;

/**
 * One line for an APDU: its meaning, then its octets with {@code **} for each that is secret. What
 * an answer may hold depends on what was asked, so both ways of a line share one.
 */
final class ApduExplainer {

  private final Confidentiality confidentiality = new Confidentiality();

  /** Explains what stands between position and limit; both stay. */
  String explain(ByteBuffer apdu) {
    int tag = apdu.get(apdu.position()) & 0xFF;
    return tag >= Tags.AARQ && tag <= Tags.RLRE ? acse(apdu) : xdlms(apdu, tag);
  }

  private String acse(ByteBuffer apdu) {
    Decoded<AcseApdu> decoded = AcseApdus.decode(apdu.slice());
    String meaning =
        decoded instanceof Decoded.Complete<AcseApdu> whole
            ? AcseText.of(whole.value())
            : "association APDU, malformed";
    return line(meaning, MaskedOctets.ofAcse(apdu));
  }

  private String xdlms(ByteBuffer apdu, int tag) {
    Decoded<Apdu> decoded = XdlmsApdus.decode(apdu.slice());
    if (!(decoded instanceof Decoded.Complete<Apdu> whole)) {
      boolean secret = confidentiality.unreadable(tag);
      return line(unreadable(tag, decoded), MaskedOctets.from(apdu, secret ? 1 : apdu.remaining()));
    }
    boolean secret = confidentiality.of(whole.value());
    String meaning = XdlmsText.of(whole.value(), secret);
    int shown = secret ? Confidentiality.shown(whole.value()) : apdu.remaining();
    return line(meaning, MaskedOctets.from(apdu, shown));
  }

  private static String unreadable(int tag, Decoded<Apdu> decoded) {
    String why =
        decoded instanceof Decoded.Malformed<Apdu> bad ? bad.detail() : "it ends too early";
    return "tag %02X, not read: %s".formatted(tag, why);
  }

  private static String line(String meaning, String octets) {
    return "APDU " + meaning + "  " + octets;
  }
}
