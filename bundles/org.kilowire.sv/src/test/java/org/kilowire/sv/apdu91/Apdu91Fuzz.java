// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import java.util.List;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;

/** Any octets, as an APDU of 9-1: refused by reason, or read, written and read again alike. */
public final class Apdu91Fuzz {

  private static final List<AsduLayout> OWN =
      List.of(new AsduLayout("own", AsduLayout.Header.UNIVERSAL, 28, 16, 5, 26, -1, 14, -1, -1));

  private Apdu91Fuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Apdu91View view = new Apdu91View(OWN);
    if (!view.wrap(input, 0, input.length)) {
      if (view.reason() == null || view.count() != 0 || view.detail().isEmpty()) {
        throw new AssertionError("refused without a reason");
      }
      return;
    }
    for (int i = 0; i < view.count(); i++) {
      AsduWindow asdu = view.asdu(i);
      if (AsduLines.line(asdu).isEmpty()
          || asdu.sampleOffset() + asdu.sampleLength() > view.end()
          || view.end() > input.length) {
        throw new AssertionError("an ASDU outside of its APDU");
      }
    }
    Apdu91 apdu = Apdu91Codec.apdu(view);
    Octets again = Apdu91Codec.encode(apdu);
    if (!Apdu91Codec.decode(again, OWN).equals(new Decoded.Complete<>(apdu, again.length()))) {
      throw new AssertionError("read, written and read again is something else: " + apdu);
    }
  }
}
