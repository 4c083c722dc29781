// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import org.kilowire.conversation.Octets;

/** Any octets, as an APDU of 9-2: refused by reason, or read, written and read again alike. */
public final class SavPduFuzz {

  private SavPduFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    SavPduView view = new SavPduView();
    if (!view.wrap(input, 0, input.length)) {
      if (view.reason() == null) {
        throw new AssertionError("refused without a reason");
      }
      return;
    }
    long sum = 0;
    for (int i = 0; i < view.noAsdu(); i++) {
      sum += sum(view.asdu(i), input.length);
    }
    String line = sum + SavPduLines.line(view);
    SavPdu pdu = SavPdu.of(view);
    Octets again = pdu.toOctets();
    if (!view.wrap(again.toArray(), 0, again.length())
        || !SavPdu.of(view).equals(pdu)
        || !line.endsWith(SavPduLines.line(view))) {
      throw new AssertionError("read, written and read again is something else: " + pdu);
    }
  }

  private static long sum(Asdu92View asdu, int end) {
    if (asdu.sampleOffset() + asdu.sampleLength() > end
        || asdu.identityOffset() + asdu.identityLength() > end) {
      throw new AssertionError("an ASDU outside of its APDU");
    }
    long sum = 0;
    for (int pair = 0; pair < asdu.pairs(); pair++) {
      sum += asdu.value(pair) + QualityBits.names(asdu.quality(pair)).size();
    }
    return sum;
  }
}
