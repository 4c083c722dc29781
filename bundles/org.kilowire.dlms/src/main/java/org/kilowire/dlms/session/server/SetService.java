// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.server;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.kilowire.conversation.Decoded;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.xdlms.SetRequest;
import org.kilowire.dlms.xdlms.SetResponse;
import org.kilowire.dlms.xdlms.codec.XdlmsApdus;
import org.kilowire.dlms.xdlms.parameter.AttributeSelection;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.dlms.xdlms.parameter.DataBlock;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/** The server's SET: at once, or when the last block has come. */
final class SetService {

  private static final int SIZE = 16;

  private final ServerState state;
  private List<AttributeSelection> targets = List.of();
  private boolean list;
  private Inbox inbox;

  SetService(ServerState state) {
    this.state = state;
  }

  void reset() {
    inbox = null;
  }

  ByteBuffer respond(SetRequest request) {
    InvokeId invoke = state.invoke(request.invoke());
    if (request instanceof SetRequest.WithDatablock next) {
      return inbox == null ? noLongSet(invoke, next.block()) : block(invoke, next.block());
    }
    reset();
    if (request instanceof SetRequest.WithFirstDatablock first) {
      return begin(invoke, List.of(first.what()), false, first.block());
    }
    if (request instanceof SetRequest.WithListAndFirstDatablock first) {
      return begin(invoke, first.what(), true, first.block());
    }
    if (request instanceof SetRequest.WithList all) {
      List<Integer> codes = write(all.what(), all.values());
      return state.respond(new SetResponse.WithList(invoke, codes), SIZE + codes.size());
    }
    SetRequest.Normal normal = (SetRequest.Normal) request;
    return state.respond(
        new SetResponse.Normal(invoke, write(normal.what(), normal.value())), SIZE);
  }

  private ByteBuffer noLongSet(InvokeId invoke, DataBlock block) {
    int code = DataAccessResult.NO_LONG_SET_IN_PROGRESS.code();
    return state.respond(new SetResponse.LastDatablock(invoke, code, block.number()), SIZE);
  }

  private ByteBuffer begin(
      InvokeId invoke, List<AttributeSelection> what, boolean several, DataBlock block) {
    targets = what;
    list = several;
    inbox = new Inbox(state.settings.maxOctets());
    return block(invoke, block);
  }

  private ByteBuffer block(InvokeId invoke, DataBlock block) {
    if (!inbox.add(block)) {
      reset();
      return last(invoke, block, all(DataAccessResult.LONG_SET_ABORTED));
    }
    if (!block.last()) {
      return state.respond(new SetResponse.Datablock(invoke, block.number()), SIZE);
    }
    ByteBuffer octets = inbox.whole();
    reset();
    return last(invoke, block, execute(octets));
  }

  private ByteBuffer last(InvokeId invoke, DataBlock block, List<Integer> codes) {
    return state.respond(
        list
            ? new SetResponse.LastDatablockWithList(invoke, codes, block.number())
            : new SetResponse.LastDatablock(invoke, codes.get(0), block.number()),
        SIZE + codes.size());
  }

  private List<Integer> execute(ByteBuffer octets) {
    if (!list) {
      return DataCodec.decode(octets) instanceof Decoded.Complete<Data> value
          ? List.of(write(targets.get(0), value.value()))
          : all(DataAccessResult.TYPE_UNMATCHED);
    }
    return XdlmsApdus.decodeValues(octets) instanceof Decoded.Complete<List<Data>> values
        ? write(targets, values.value())
        : all(DataAccessResult.TYPE_UNMATCHED);
  }

  private List<Integer> all(DataAccessResult result) {
    return targets.stream().map(target -> result.code()).toList();
  }

  private List<Integer> write(List<AttributeSelection> what, List<Data> values) {
    List<Integer> codes = new ArrayList<>();
    for (int i = 0; i < what.size(); i++) {
      codes.add(
          i < values.size()
              ? write(what.get(i), values.get(i))
              : DataAccessResult.OTHER_REASON.code());
    }
    return codes;
  }

  private int write(AttributeSelection what, Data value) {
    return what.access().isPresent()
        ? DataAccessResult.SCOPE_OF_ACCESS_VIOLATED.code()
        : state.device.write(state.client, what.ref(), value).code();
  }
}
