// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms;

import java.util.OptionalInt;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.xdlms.parameter.ConformanceBlock;

/**
 * What a client proposes in its AARQ's user-information (IEC 62056-5-3, 7.3.1).
 *
 * @param dedicatedKey empty where there is none; it never prints
 * @param qualityOfService -128..127
 * @param version of DLMS, 6
 * @param maxPdu longest APDU the client takes, 0..65535; 0 is "no limit"
 */
public record InitiateRequest(
    Octets dedicatedKey,
    boolean responseAllowed,
    OptionalInt qualityOfService,
    int version,
    ConformanceBlock proposed,
    int maxPdu)
    implements Apdu {

  /** The version of DLMS that this is. */
  public static final int DLMS_VERSION = 6;

  public InitiateRequest {
    if ((maxPdu & ~0xFFFF) != 0 || (version & ~0xFF) != 0) {
      throw new IllegalArgumentException("max PDU " + maxPdu + ", version " + version);
    }
  }

  /** The usual proposal, without a dedicated key. */
  public static InitiateRequest of(ConformanceBlock proposed, int maxPdu) {
    return new InitiateRequest(
        Octets.EMPTY, true, OptionalInt.empty(), DLMS_VERSION, proposed, maxPdu);
  }

  @Override
  public String toString() {
    return "InitiateRequest[" + proposed + ", maxPdu=" + maxPdu + ", version=" + version + "]";
  }
}
