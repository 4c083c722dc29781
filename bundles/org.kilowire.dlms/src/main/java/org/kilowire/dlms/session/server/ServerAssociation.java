// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.server;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.acse.Aare;
import org.kilowire.dlms.acse.Aarq;
import org.kilowire.dlms.acse.AcseApdu;
import org.kilowire.dlms.acse.AcseApdus;
import org.kilowire.dlms.acse.ApplicationContext;
import org.kilowire.dlms.acse.AssociationResult;
import org.kilowire.dlms.acse.Diagnostic;
import org.kilowire.dlms.acse.Rlre;
import org.kilowire.dlms.acse.Rlrq;
import org.kilowire.dlms.xdlms.Apdu;
import org.kilowire.dlms.xdlms.ConfirmedServiceError;
import org.kilowire.dlms.xdlms.InitiateRequest;
import org.kilowire.dlms.xdlms.InitiateResponse;
import org.kilowire.dlms.xdlms.codec.Tags;
import org.kilowire.dlms.xdlms.codec.XdlmsApdus;
import org.kilowire.dlms.xdlms.parameter.ConformanceBlock;

/** The server's side of AARQ and RLRQ. */
final class ServerAssociation {

  private static final int SIZE = 128;

  /** Codes of the initiate error (IEC 62056-5-3, ServiceError). */
  private static final int VERSION_TOO_LOW = 1;

  private static final int INCOMPATIBLE_CONFORMANCE = 2;
  private static final int PDU_SIZE_TOO_SHORT = 3;

  /** Less than this a client cannot take: the conformance's minimum of the standard. */
  private static final int LEAST_PDU = 12;

  private final ServerState state;

  ServerAssociation(ServerState state) {
    this.state = state;
  }

  /** Answers {@code apdu}; empty where it is no AARQ and no RLRQ. */
  Optional<ByteBuffer> respond(ByteBuffer apdu) {
    int tag = apdu.hasRemaining() ? apdu.get(apdu.position()) : 0;
    if (tag != Tags.AARQ && tag != Tags.RLRQ) {
      return Optional.empty();
    }
    if (!(AcseApdus.decode(apdu) instanceof Decoded.Complete<AcseApdu> complete)) {
      return Optional.empty();
    }
    if (complete.value() instanceof Aarq aarq) {
      state.negotiated = null;
      return Optional.of(encode(associate(aarq)));
    }
    if (complete.value() instanceof Rlrq rlrq) {
      state.negotiated = null;
      return Optional.of(encode(new Rlre(rlrq.reason(), Octets.EMPTY)));
    }
    return Optional.empty();
  }

  private ByteBuffer encode(AcseApdu answer) {
    ByteBuffer out = state.out(SIZE);
    AcseApdus.encode(answer, out);
    return out.flip();
  }

  private Aare associate(Aarq aarq) {
    if (aarq.context() != ApplicationContext.LOGICAL_NAMES) {
      return rejected(Diagnostic.CONTEXT_NOT_SUPPORTED, Octets.EMPTY);
    }
    Optional<Diagnostic> refusal =
        state.device.refusal(state.client, aarq.mechanism(), aarq.authenticationValue());
    if (refusal.isPresent()) {
      return rejected(refusal.get(), Octets.EMPTY);
    }
    Decoded<Apdu> initiate = XdlmsApdus.decode(aarq.userInformation().buffer());
    return initiate instanceof Decoded.Complete<Apdu> complete
            && complete.value() instanceof InitiateRequest request
        ? negotiate(request)
        : rejected(Diagnostic.NO_REASON_GIVEN, Octets.EMPTY);
  }

  private Aare negotiate(InitiateRequest request) {
    ConformanceBlock common = request.proposed().and(state.settings.supported());
    if (request.version() < InitiateRequest.DLMS_VERSION) {
      return initiateError(VERSION_TOO_LOW);
    }
    if (common.bits() == 0) {
      return initiateError(INCOMPATIBLE_CONFORMANCE);
    }
    if (request.maxPdu() != 0 && request.maxPdu() < LEAST_PDU) {
      return initiateError(PDU_SIZE_TOO_SHORT);
    }
    int own = state.settings.maxPdu();
    state.negotiated = common;
    state.maxPdu = request.maxPdu() == 0 ? own : Math.min(own, request.maxPdu());
    return Aare.of(
        ApplicationContext.LOGICAL_NAMES,
        AssociationResult.ACCEPTED,
        Diagnostic.NULL,
        octets(InitiateResponse.of(common, own)));
  }

  private static Aare initiateError(int code) {
    return rejected(
        Diagnostic.NO_REASON_GIVEN,
        octets(
            new ConfirmedServiceError(
                ConfirmedServiceError.INITIATE, ConfirmedServiceError.KIND_INITIATE, code)));
  }

  private static Aare rejected(Diagnostic why, Octets information) {
    return Aare.of(
        ApplicationContext.LOGICAL_NAMES, AssociationResult.REJECTED_PERMANENT, why, information);
  }

  private static Octets octets(Apdu apdu) {
    ByteBuffer out = ByteBuffer.allocate(32);
    XdlmsApdus.encode(apdu, out);
    return Octets.copyOf(out.flip());
  }
}
