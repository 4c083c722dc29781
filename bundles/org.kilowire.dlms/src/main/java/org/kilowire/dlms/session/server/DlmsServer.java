// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.server;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.kilowire.conversation.Decoded;
import org.kilowire.dlms.datalink.ApduHandler;
import org.kilowire.dlms.xdlms.ActionRequest;
import org.kilowire.dlms.xdlms.Apdu;
import org.kilowire.dlms.xdlms.ExceptionResponse;
import org.kilowire.dlms.xdlms.GetRequest;
import org.kilowire.dlms.xdlms.SetRequest;
import org.kilowire.dlms.xdlms.codec.XdlmsApdus;
import org.kilowire.dlms.xdlms.parameter.Conformance;

/**
 * A server with logical names for one client: at most one association, its services answered by a
 * {@link LogicalDevice}. What it does not know, or what was not agreed upon, is answered with an
 * exception-response.
 */
public final class DlmsServer implements ApduHandler {

  private static final int SIZE = 16;

  private final ServerState state;
  private final ServerAssociation association;
  private final GetService get;
  private final SetService set;
  private final ActionService action;

  /** A server without faults for the client with address {@code client}. */
  public DlmsServer(int client, LogicalDevice device, ServerSettings settings) {
    this(client, device, settings, ServerFaults.NONE);
  }

  public DlmsServer(
      int client, LogicalDevice device, ServerSettings settings, ServerFaults faults) {
    state = new ServerState(client, device, settings, faults);
    association = new ServerAssociation(state);
    get = new GetService(state);
    set = new SetService(state);
    action = new ActionService(state);
  }

  /** Whether a client is associated. */
  public boolean isAssociated() {
    return state.negotiated != null;
  }

  @Override
  public ByteBuffer respond(ByteBuffer apdu) {
    Optional<ByteBuffer> associated = association.respond(apdu.duplicate());
    if (associated.isPresent()) {
      forgetTransfers();
      return state.faults.response(associated.get());
    }
    return state.faults.response(service(apdu.duplicate()));
  }

  @Override
  public void reset() {
    state.negotiated = null;
    forgetTransfers();
  }

  private void forgetTransfers() {
    get.reset();
    set.reset();
    action.reset();
  }

  private ByteBuffer service(ByteBuffer in) {
    Decoded<Apdu> decoded = XdlmsApdus.decode(in);
    if (!(decoded instanceof Decoded.Complete<Apdu> complete)) {
      return exception(ExceptionResponse.SERVICE_UNKNOWN, ExceptionResponse.SERVICE_NOT_SUPPORTED);
    }
    if (!isAssociated()) {
      return exception(
          ExceptionResponse.SERVICE_NOT_ALLOWED, ExceptionResponse.OPERATION_NOT_POSSIBLE);
    }
    return answer(complete.value());
  }

  private ByteBuffer answer(Apdu apdu) {
    if (apdu instanceof GetRequest request && state.agreed(Conformance.GET)) {
      return get.respond(request);
    }
    if (apdu instanceof SetRequest request && state.agreed(Conformance.SET)) {
      ByteBuffer response = set.respond(request);
      return request.invoke().isConfirmed() ? response : response.limit(0);
    }
    if (apdu instanceof ActionRequest request && state.agreed(Conformance.ACTION)) {
      ByteBuffer response = action.respond(request);
      return request.invoke().isConfirmed() ? response : response.limit(0);
    }
    return exception(
        ExceptionResponse.SERVICE_NOT_ALLOWED, ExceptionResponse.SERVICE_NOT_SUPPORTED);
  }

  private ByteBuffer exception(int stateError, int serviceError) {
    return state.respond(ExceptionResponse.of(stateError, serviceError), SIZE);
  }
}
