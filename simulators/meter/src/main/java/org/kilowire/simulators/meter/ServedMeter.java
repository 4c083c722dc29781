// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import java.util.List;

/**
 * A meter and how it is reached.
 *
 * @param links where, as link URIs: TCP first, then UDP if it is there too; or a serial line
 * @param server the logical device: wPort, or upper HDLC address
 * @param physical the lower HDLC address; 0 on the wrapper
 */
public record ServedMeter(
    SimulatedMeter meter, Framing framing, List<String> links, int server, int physical) {

  /** How APDUs travel. */
  public enum Framing {
    WRAPPER,
    HDLC;

    /** As the option of the command line has it. */
    public String text() {
      return this == HDLC ? "hdlc" : "wrapper";
    }
  }

  public ServedMeter {
    links = List.copyOf(links);
  }

  /** Its TCP port. */
  public int port() {
    String tcp = links.get(0);
    return Integer.parseInt(tcp.substring(tcp.lastIndexOf(':') + 1));
  }
}
