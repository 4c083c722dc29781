// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv;

import org.kilowire.capture.file.CaptureFrame;
import org.kilowire.sv.ethernet.EthernetView;

/**
 * The port of a captured frame: the number of its interface. Both LANs of PRP are one port (IEC
 * 62439-3), the first that a frame with a trailer came from, for a capture may have them on an
 * interface each.
 */
final class CapturedPorts {

  private final EthernetView view = new EthernetView();
  private int prp = EthernetView.NONE;

  int of(CaptureFrame frame) {
    int number = frame.source().number();
    if (number == prp
        || !view.wrap(frame.octets(), 0, frame.length(), EthernetView.NONE)
        || !view.hasPrpTrailer()) {
      return number;
    }
    if (prp == EthernetView.NONE) {
      prp = number;
    }
    return prp;
  }
}
