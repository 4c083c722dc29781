// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.server;

import org.kilowire.dlms.xdlms.parameter.Conformance;
import org.kilowire.dlms.xdlms.parameter.ConformanceBlock;

/**
 * How a server presents itself.
 *
 * @param supported what it agrees to at most
 * @param maxPdu longest APDU it takes and sends, 64..65535
 * @param maxOctets octets of one value put together from a client's blocks
 */
public record ServerSettings(ConformanceBlock supported, int maxPdu, int maxOctets) {

  /** All that this server knows, APDUs of 1,024 octets, values of 1 MiB. */
  public static final ServerSettings DEFAULT =
      new ServerSettings(
          ConformanceBlock.of(
              Conformance.BLOCK_TRANSFER_WITH_GET_OR_READ,
              Conformance.BLOCK_TRANSFER_WITH_SET_OR_WRITE,
              Conformance.BLOCK_TRANSFER_WITH_ACTION,
              Conformance.MULTIPLE_REFERENCES,
              Conformance.GET,
              Conformance.SET,
              Conformance.SELECTIVE_ACCESS,
              Conformance.ACTION),
          1024,
          1 << 20);

  private static final int LEAST_PDU = 64;

  public ServerSettings {
    if (maxPdu < LEAST_PDU || maxPdu > 0xFFFF || maxOctets < 1) {
      throw new IllegalArgumentException("max PDU " + maxPdu + ", max octets " + maxOctets);
    }
  }
}
