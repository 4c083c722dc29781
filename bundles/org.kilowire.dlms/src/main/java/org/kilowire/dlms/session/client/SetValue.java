// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.client;

import org.kilowire.conversation.Step;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.xdlms.Apdu;
import org.kilowire.dlms.xdlms.SetRequest;
import org.kilowire.dlms.xdlms.SetResponse;
import org.kilowire.dlms.xdlms.parameter.AttributeSelection;
import org.kilowire.dlms.xdlms.parameter.Conformance;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.dlms.xdlms.parameter.DataBlock;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/** SET of one attribute, in blocks where the value does not fit into one APDU. */
final class SetValue extends CommitConversation<Void> {

  /** Last flag, number, and a length of at most 65535. */
  private static final int BLOCK_HEAD = 1 + 4 + 3;

  private final AttributeSelection what;
  private final Data value;
  private InvokeId invoke;

  SetValue(ClientState state, AttributeSelection what, Data value) {
    super(state);
    this.what = what;
    this.value = value;
  }

  @Override
  Step first() {
    int size = Selections.size(what) + DataCodec.size(value);
    invoke = state.nextInvoke();
    if (size <= state.maxRequest()) {
      return send(new SetRequest.Normal(invoke, what, value), size, true);
    }
    int room = state.maxRequest() - Selections.size(what) - BLOCK_HEAD;
    if (!state.agreed(Conformance.BLOCK_TRANSFER_WITH_SET_OR_WRITE) || room < 1) {
      return fail(DlmsReason.NOT_SUPPORTED, size + " octets, and no blocks with SET");
    }
    cut(DataCodec.octets(value));
    DataBlock block = nextBlock(room);
    return send(new SetRequest.WithFirstDatablock(invoke, what, block), size, block.last());
  }

  @Override
  Step take(Apdu answer) {
    if (!(answer instanceof SetResponse response)) {
      return null;
    }
    int octet = response.invoke().octet();
    if (!state.answers(invoke, octet)) {
      return fail(DlmsReason.INVOKE_ID, ClientState.invokeIds(invoke, octet));
    }
    if (response instanceof SetResponse.Normal normal) {
      return end(normal.code());
    }
    if (response instanceof SetResponse.LastDatablock last) {
      return end(last.code());
    }
    return response instanceof SetResponse.Datablock next ? next(next.block()) : null;
  }

  private Step end(int code) {
    if (code != DataAccessResult.SUCCESS.code()) {
      return refuse(DataAccessResult.of(code).reason(), DataAccessResult.text(code));
    }
    return allSent() ? done(null) : fail(DlmsReason.UNEXPECTED_APDU, "success amid the blocks");
  }

  private Step next(long acknowledged) {
    if (acknowledged != block() || allSent()) {
      String detail = "block " + acknowledged + " acknowledged, " + block() + " was sent";
      return fail(DlmsReason.BLOCK_NUMBER, detail);
    }
    int room = state.maxRequest() - Selections.HEAD - BLOCK_HEAD;
    DataBlock block = nextBlock(room);
    return send(new SetRequest.WithDatablock(invoke, block), state.maxRequest(), block.last());
  }
}
