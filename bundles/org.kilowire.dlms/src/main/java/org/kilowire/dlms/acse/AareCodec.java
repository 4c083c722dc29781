// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.kilowire.conversation.Decoded;
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
        fields.octets(RESPONDING_AP_TITLE, Ber.OCTET_STRING),
        fields.mechanism(MECHANISM_NAME),
        fields.authentication(AUTHENTICATION_VALUE),
        fields.userInformation());
  }

  private static Diagnostic diagnostic(Fields fields) {
    ByteBuffer user = fields.inner(DIAGNOSTIC, BY_USER);
    ByteBuffer choice = user == null ? fields.inner(DIAGNOSTIC, BY_PROVIDER) : user;
    OptionalInt code =
        choice == null ? OptionalInt.empty() : Fields.number(Ber.find(choice, Ber.INTEGER));
    return code.isPresent() ? Diagnostic.of(user != null, code.getAsInt()) : Diagnostic.NULL;
  }

  static void encode(Aare aare, ByteBuffer out) {
    AcseApdus.context(aare.context(), out);
    Ber.put(out, RESULT, result -> Ber.put(result, Ber.INTEGER, aare.result().code()));
    Ber.put(out, DIAGNOSTIC, choice -> diagnostic(aare.diagnostic(), choice));
    if (!aare.respondingApTitle().isEmpty()) {
      Ber.put(
          out,
          RESPONDING_AP_TITLE,
          title -> Ber.put(title, Ber.OCTET_STRING, aare.respondingApTitle()));
    }
    AcseApdus.mechanism(aare.mechanism(), RESPONDER_ACSE_REQUIREMENTS, MECHANISM_NAME, out);
    if (!aare.authenticationValue().isEmpty()) {
      AcseApdus.authentication(aare.authenticationValue(), AUTHENTICATION_VALUE, out);
    }
    AcseApdus.userInformation(aare.userInformation(), out);
  }

  private static void diagnostic(Diagnostic diagnostic, ByteBuffer out) {
    int by = diagnostic.byUser() ? BY_USER : BY_PROVIDER;
    Ber.put(out, by, code -> Ber.put(code, Ber.INTEGER, diagnostic.code()));
  }
}
