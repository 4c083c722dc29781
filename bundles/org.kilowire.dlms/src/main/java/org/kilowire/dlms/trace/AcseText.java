// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.trace;

import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.acse.Aare;
import org.kilowire.dlms.acse.Aarq;
import org.kilowire.dlms.acse.AcseApdu;
import org.kilowire.dlms.acse.Rlrq;
import org.kilowire.dlms.xdlms.Apdu;
import org.kilowire.dlms.xdlms.ConfirmedServiceError;
import org.kilowire.dlms.xdlms.InitiateRequest;
import org.kilowire.dlms.xdlms.InitiateResponse;
import org.kilowire.dlms.xdlms.codec.XdlmsApdus;

/** What an APDU of association control means, in a few words. */
final class AcseText {

  private AcseText() {}

  static String of(AcseApdu apdu) {
    if (apdu instanceof Aarq aarq) {
      String mechanism = aarq.mechanism().map(one -> ", mechanism " + one).orElse("");
      return "AARQ " + aarq.context() + mechanism + information(aarq.userInformation());
    }
    if (apdu instanceof Aare aare) {
      return "AARE %s, %s%s"
          .formatted(aare.result(), aare.diagnostic(), information(aare.userInformation()));
    }
    return apdu instanceof Rlrq ? "RLRQ" : "RLRE";
  }

  private static String information(Octets octets) {
    Decoded<Apdu> decoded = XdlmsApdus.decode(octets.buffer());
    if (!(decoded instanceof Decoded.Complete<Apdu> whole)) {
      return octets.isEmpty() ? "" : ", user information of " + octets.length() + " octets";
    }
    return whole.value() instanceof InitiateRequest
            || whole.value() instanceof InitiateResponse
            || whole.value() instanceof ConfirmedServiceError
        ? ", " + XdlmsText.of(whole.value(), false)
        : "";
  }
}
