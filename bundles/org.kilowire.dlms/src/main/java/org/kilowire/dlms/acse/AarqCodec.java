// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

import java.nio.ByteBuffer;
import java.util.Optional;

/** AARQ as octets, fields in the order of their tags. */
final class AarqCodec {

  private static final int CALLING_AP_TITLE = 0xA6;
  private static final int SENDER_ACSE_REQUIREMENTS = 0x8A;
  private static final int MECHANISM_NAME = 0x8B;
  private static final int AUTHENTICATION_VALUE = 0xAC;

  private AarqCodec() {}

  static Aarq decode(Fields fields) {
    return new Aarq(
        fields.context(),
        fields.octets(CALLING_AP_TITLE, Ber.OCTET_STRING),
        fields.mechanism(MECHANISM_NAME),
        fields.authentication(AUTHENTICATION_VALUE),
        fields.userInformation());
  }

  static void encode(Aarq aarq, ByteBuffer out) {
    AcseApdus.context(aarq.context(), out);
    if (!aarq.callingApTitle().isEmpty()) {
      Ber.put(
          out, CALLING_AP_TITLE, title -> Ber.put(title, Ber.OCTET_STRING, aarq.callingApTitle()));
    }
    AcseApdus.mechanism(aarq.mechanism(), SENDER_ACSE_REQUIREMENTS, MECHANISM_NAME, out);
    // Low authentication has a value even where the password is empty: a mechanism without one is
    // met by servers as an AARQ that is malformed.
    boolean low = aarq.mechanism().equals(Optional.of(Mechanism.LOW));
    if (low || !aarq.authenticationValue().isEmpty()) {
      AcseApdus.authentication(aarq.authenticationValue(), AUTHENTICATION_VALUE, out);
    }
    AcseApdus.userInformation(aarq.userInformation(), out);
  }
}
