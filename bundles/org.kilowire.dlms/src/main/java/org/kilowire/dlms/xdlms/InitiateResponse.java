// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms;

import java.util.OptionalInt;
import org.kilowire.dlms.xdlms.parameter.ConformanceBlock;

/**
 * What the server agrees to in its AARE's user-information (IEC 62056-5-3, 7.3.1).
 *
 * @param qualityOfService -128..127
 * @param maxPdu longest APDU the server takes, 0..65535; 0 is "no limit"
 * @param vaaName 0x0007 with logical names, 0xFA00 with short names
 */
public record InitiateResponse(
    OptionalInt qualityOfService, int version, ConformanceBlock negotiated, int maxPdu, int vaaName)
    implements Apdu {

  /** vaa-name with logical-name referencing. */
  public static final int VAA_LOGICAL_NAMES = 0x0007;

  public InitiateResponse {
    if (((maxPdu | vaaName) & ~0xFFFF) != 0 || (version & ~0xFF) != 0) {
      throw new IllegalArgumentException("max PDU " + maxPdu + ", vaa name " + vaaName);
    }
  }

  /** The usual answer with logical names. */
  public static InitiateResponse of(ConformanceBlock negotiated, int maxPdu) {
    return new InitiateResponse(
        OptionalInt.empty(), InitiateRequest.DLMS_VERSION, negotiated, maxPdu, VAA_LOGICAL_NAMES);
  }
}
