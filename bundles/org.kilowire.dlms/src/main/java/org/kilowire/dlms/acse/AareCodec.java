// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.DlmsReason;

/** AARE as octets, fields in the order of their tags. */
final class AareCodec {

  private static final int RESULT = 0xA2;
  private static final int DIAGNOSTIC = 0xA3;
  private static final int BY_USER = 0xA1;
  private static final int BY_PROVIDER = 0xA2;
  private static final int RESPONDING_AP_TITLE = 0xA4;
  private static final int RESPONDER_ACSE_REQUIREMENTS = 0x88;
  private static final int MECHANISM_NAME = 0x89;
  private static final int AUTHENTICATION_VALUE = 0xAA;
  private static final int CHARSTRING = 0x80;

  private AareCodec() {}

  /** Whether the result is there and is not "accepted". */
  static boolean rejects(Fields fields) {
    OptionalInt result = fields.integer(RESULT);
    return result.isPresent() && result.getAsInt() != 0;
  }

  static Decoded<AcseApdu> decode(Fields fields, int length) {
    OptionalInt result = fields.integer(RESULT);
    if (result.isEmpty()) {
      String detail = "an AARE without a result";
      return new Decoded.Malformed<>(DlmsReason.MALFORMED_APDU, detail, length);
    }
    Aare aare = aare(fields, result.getAsInt());
    return rejects(fields) ? new Decoded.Complete<>(aare, length) : fields.finish(aare, length);
  }

  private static Aare aare(Fields fields, int result) {
    return new Aare(
        fields.context(),
        AssociationResult.of(result),
        diagnostic(fields),
        fields.inner(RESPONDING_AP_TITLE, Ber.OCTET_STRING),
        fields.mechanism(MECHANISM_NAME),
        fields.authentication(AUTHENTICATION_VALUE),
        fields.userInformation());
  }

  private static Diagnostic diagnostic(Fields fields) {
    Octets user = Ber.inner(fields.octets(DIAGNOSTIC), BY_USER);
    boolean byUser = user != null;
    Octets choice = byUser ? user : fields.inner(DIAGNOSTIC, BY_PROVIDER);
    Octets integer = Ber.inner(choice, Ber.INTEGER);
    OptionalInt code = integer == null ? OptionalInt.empty() : Fields.number(integer);
    return code.isPresent() ? new Diagnostic(byUser, code.getAsInt()) : Diagnostic.NULL;
  }

  static void encode(Aare aare, ByteBuffer out) {
    AcseApdus.context(aare.context(), out);
    Ber.put(out, RESULT, Ber.element(Ber.INTEGER, Ber.octet(aare.result().code())));
    Octets code = Ber.element(Ber.INTEGER, Ber.octet(aare.diagnostic().code()));
    int by = aare.diagnostic().byUser() ? BY_USER : BY_PROVIDER;
    Ber.put(out, DIAGNOSTIC, Ber.element(by, code));
    if (!aare.respondingApTitle().isEmpty()) {
      Octets title = Ber.element(Ber.OCTET_STRING, aare.respondingApTitle());
      Ber.put(out, RESPONDING_AP_TITLE, title);
    }
    AcseApdus.mechanism(aare.mechanism(), RESPONDER_ACSE_REQUIREMENTS, MECHANISM_NAME, out);
    if (!aare.authenticationValue().isEmpty()) {
      Octets value = Ber.element(CHARSTRING, aare.authenticationValue());
      Ber.put(out, AUTHENTICATION_VALUE, value);
    }
    AcseApdus.userInformation(aare.userInformation(), out);
  }
}
