// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.input;

import org.kilowire.capture.file.CaptureFrame;
import org.kilowire.sv.ethernet.EthernetView;

/**
 * The port of a captured frame: the number of its interface. Both LANs of PRP are one port, and so
 * are both of a ring of HSR (IEC 62439-3), the first that such a frame came from, for a capture may
 * have them on an interface each.
 */
final class CapturedPorts {

  private final EthernetView view = new EthernetView();
  private int prp = EthernetView.NONE;
  private int hsr = EthernetView.NONE;

  int of(CaptureFrame frame) {
    int number = frame.source().number();
    if (number == prp
        || number == hsr
        || !view.wrap(frame.octets(), 0, frame.length(), EthernetView.NONE)) {
      return number;
    }
    if (view.hasPrpTrailer()) {
      prp = prp == EthernetView.NONE ? number : prp;
      return prp;
    }
    if (view.hasHsrTag()) {
      hsr = hsr == EthernetView.NONE ? number : hsr;
      return hsr;
    }
    return number;
  }
}
