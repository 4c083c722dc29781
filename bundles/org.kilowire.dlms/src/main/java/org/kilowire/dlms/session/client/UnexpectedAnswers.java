// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.client;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.xdlms.Apdu;
import org.kilowire.dlms.xdlms.ConfirmedServiceError;
import org.kilowire.dlms.xdlms.ExceptionResponse;
import org.kilowire.dlms.xdlms.codec.XdlmsApdus;

/** What an APDU is that is not the answer hoped for. */
final class UnexpectedAnswers {

  private UnexpectedAnswers() {}

  /** The APDU, or null where it is none; {@link #unexpected} then says why. */
  static Apdu decode(ByteBuffer in) {
    return XdlmsApdus.decode(in.duplicate()) instanceof Decoded.Complete<Apdu> complete
        ? complete.value()
        : null;
  }

  /** The server's refusal of the whole service, if the APDU is one; else null. */
  static Step.Failed refusal(Apdu apdu) {
    return apdu instanceof ExceptionResponse || apdu instanceof ConfirmedServiceError
        ? new Step.Failed(DlmsReason.SERVICE_REFUSED, apdu.toString())
        : null;
  }

  /** Why {@code in} is no answer. */
  static Step.Failed unexpected(ByteBuffer in) {
    Decoded<Apdu> decoded = XdlmsApdus.decode(in.duplicate());
    if (decoded instanceof Decoded.Malformed<Apdu> bad) {
      return new Step.Failed(bad.reason(), bad.detail());
    }
    if (decoded instanceof Decoded.Complete<Apdu> complete) {
      String name = complete.value().getClass().getSimpleName();
      return new Step.Failed(DlmsReason.UNEXPECTED_APDU, "answered with " + name);
    }
    return new Step.Failed(DlmsReason.MALFORMED_APDU, "ends after " + in.remaining() + " octets");
  }
}
