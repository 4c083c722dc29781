// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.client;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.acse.Aare;
import org.kilowire.dlms.acse.Aarq;
import org.kilowire.dlms.acse.AcseApdu;
import org.kilowire.dlms.acse.AcseApdus;
import org.kilowire.dlms.acse.ApplicationContext;
import org.kilowire.dlms.acse.AssociationResult;
import org.kilowire.dlms.acse.Mechanism;
import org.kilowire.dlms.session.Association;
import org.kilowire.dlms.session.Authentication;
import org.kilowire.dlms.xdlms.Apdu;
import org.kilowire.dlms.xdlms.ConfirmedServiceError;
import org.kilowire.dlms.xdlms.InitiateRequest;
import org.kilowire.dlms.xdlms.InitiateResponse;
import org.kilowire.dlms.xdlms.codec.XdlmsApdus;

/** Link, then AARQ and AARE. */
final class Associate extends LinkedConversation<Association> {

  private static final int AARQ_SIZE = 512;

  Associate(ClientState state) {
    super(state);
  }

  @Override
  Step first() {
    state.association = null;
    state.rejection = null;
    state.listRefused = false;
    return run(state.link.connect(), connected -> propose());
  }

  private Step propose() {
    ByteBuffer out = state.request(AARQ_SIZE);
    AcseApdus.encode(aarq(), out);
    return run(state.exchange(out.flip(), false), this::answered);
  }

  private Aarq aarq() {
    ByteBuffer initiate = ByteBuffer.allocate(32);
    XdlmsApdus.encode(
        InitiateRequest.of(state.settings.proposed(), state.settings.maxPdu()), initiate);
    Octets information = Octets.copyOf(initiate.flip());
    if (state.settings.authentication() instanceof Authentication.Low low) {
      return new Aarq(
          ApplicationContext.LOGICAL_NAMES,
          Octets.EMPTY,
          Optional.of(Mechanism.LOW),
          low.password().reveal(),
          information);
    }
    return Aarq.of(ApplicationContext.LOGICAL_NAMES, information);
  }

  private Step answered(ByteBuffer apdu) {
    Decoded<AcseApdu> decoded = AcseApdus.decode(apdu.duplicate());
    if (decoded instanceof Decoded.Complete<AcseApdu> complete
        && complete.value() instanceof Aare aare) {
      return aare.result() == AssociationResult.ACCEPTED ? accepted(aare) : rejected(aare);
    }
    if (decoded instanceof Decoded.NeedMore<AcseApdu>) {
      String detail = "the answer to the AARQ ends after " + apdu.remaining() + " octets";
      return fail(DlmsReason.MALFORMED_APDU, detail);
    }
    Apdu other = UnexpectedAnswers.decode(apdu);
    Step.Failed refusal = UnexpectedAnswers.refusal(other);
    if (refusal != null) {
      return refuse(DlmsReason.ASSOCIATION_REJECTED, refusal.detail());
    }
    return decoded instanceof Decoded.Malformed<AcseApdu> bad && other == null
        ? fail(bad.reason(), bad.detail())
        : fail(DlmsReason.UNEXPECTED_APDU, "the AARQ was not answered with an AARE");
  }

  private Step rejected(Aare aare) {
    state.rejection = aare;
    String why = initiate(aare) instanceof ConfirmedServiceError error ? ", " + error : "";
    return refuse(
        aare.diagnostic().isAuthentication()
            ? DlmsReason.AUTHENTICATION_REFUSED
            : DlmsReason.ASSOCIATION_REJECTED,
        aare.result() + ", " + aare.diagnostic() + why);
  }

  /** The context is not compared: servers exist that name another than was proposed. */
  private Step accepted(Aare aare) {
    Apdu initiate = initiate(aare);
    if (initiate instanceof ConfirmedServiceError error) {
      return refuse(DlmsReason.ASSOCIATION_REJECTED, "accepted, but " + error);
    }
    if (!(initiate instanceof InitiateResponse response)) {
      return fail(DlmsReason.MALFORMED_APDU, "accepted without a legible InitiateResponse");
    }
    state.unanswered = false;
    state.association =
        new Association(
            response.negotiated(), response.maxPdu(), response.vaaName(), aare.context());
    return done(state.association);
  }

  private static Apdu initiate(Aare aare) {
    return UnexpectedAnswers.decode(aare.userInformation().buffer());
  }
}
