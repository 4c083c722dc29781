// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.datalink;

import java.util.Optional;

/** Who answers on a server's line. */
@FunctionalInterface
public interface ApduHandlers {

  /**
   * The handler for a pair of addresses, the same one each time the same pair asks; empty where
   * nobody has that address, which is met with silence.
   *
   * @param client the client's address (SAP), 1..127 on HDLC, 0..65535 on the wrapper
   * @param logical the logical device: upper HDLC address 0..16383, or server wPort 0..65535
   * @param physical the lower HDLC address 0..16383; 0 on the wrapper and in addresses of one octet
   */
  Optional<ApduHandler> find(int client, int logical, int physical);
}
