// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ethernet;

import org.kilowire.conversation.Octets;

/** Any octets, as a frame: refused, or read, written and read again alike. */
public final class EthernetFuzz {

  private EthernetFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    EthernetView view = new EthernetView();
    int tci = input.length == 0 ? EthernetView.NONE : input[0];
    if (!view.wrap(input, 0, input.length, Math.max(EthernetView.NONE, tci))) {
      return;
    }
    int end = view.apduOffset() + view.apduLength();
    if (view.reason() != null || view.apduLength() < 1 || end > input.length) {
      throw new AssertionError("an APDU outside of its frame");
    }
    if (view.hasPrpTrailer() && view.prpOffset() < end) {
      throw new AssertionError("a trailer within the APDU");
    }
    EthernetFrame frame = EthernetFrame.of(view);
    String line = EthernetLines.line(view);
    Octets again = frame.toOctets();
    if (!view.wrap(again.toArray(), 0, again.length())
        || !EthernetFrame.of(view).equals(frame)
        || !EthernetLines.line(view).equals(line)) {
      throw new AssertionError("read, written and read again is something else: " + frame);
    }
  }
}
