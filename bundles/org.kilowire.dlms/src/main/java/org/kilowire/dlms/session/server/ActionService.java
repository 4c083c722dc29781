// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.server;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Decoded;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.xdlms.ActionRequest;
import org.kilowire.dlms.xdlms.ActionResponse;
import org.kilowire.dlms.xdlms.codec.XdlmsApdus;
import org.kilowire.dlms.xdlms.parameter.ActionReply;
import org.kilowire.dlms.xdlms.parameter.ActionResult;
import org.kilowire.dlms.xdlms.parameter.Conformance;
import org.kilowire.dlms.xdlms.parameter.DataBlock;
import org.kilowire.dlms.xdlms.parameter.GetResult;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/** The server's ACTION: at once, or when the last block of the parameters has come. */
final class ActionService {

  private static final int SIZE = 16;
  private static final int BLOCK_HEAD = 3 + 1 + 4 + 3;

  private final ServerState state;
  private List<MethodRef> methods = List.of();
  private boolean list;
  private Inbox inbox;
  private BlockSource reply;
  private long sent;
  private long sentNumber;

  ActionService(ServerState state) {
    this.state = state;
  }

  void reset() {
    inbox = null;
    reply = null;
    sent = 0;
  }

  ByteBuffer respond(ActionRequest request) {
    InvokeId invoke = state.invoke(request.invoke());
    if (request instanceof ActionRequest.NextPblock next) {
      return next(invoke, next.block());
    }
    if (request instanceof ActionRequest.WithPblock next && inbox != null) {
      return block(invoke, next.block());
    }
    reset();
    if (request instanceof ActionRequest.Normal normal) {
      return one(invoke, normal.method(), normal.parameters().orElse(Data.nullData()));
    }
    if (request instanceof ActionRequest.WithList all) {
      return several(invoke, all.methods(), all.parameters());
    }
    if (request instanceof ActionRequest.WithFirstPblock first) {
      return begin(invoke, List.of(first.method()), false, first.block());
    }
    if (request instanceof ActionRequest.WithListAndFirstPblock first) {
      return begin(invoke, first.methods(), true, first.block());
    }
    return refuse(invoke, ActionResult.NO_LONG_ACTION_IN_PROGRESS);
  }

  private ByteBuffer begin(InvokeId invoke, List<MethodRef> what, boolean all, DataBlock block) {
    methods = what;
    list = all;
    inbox = new Inbox(state.settings.maxOctets());
    return block(invoke, block);
  }

  private ByteBuffer block(InvokeId invoke, DataBlock block) {
    if (!inbox.add(block)) {
      reset();
      return refuse(invoke, ActionResult.LONG_ACTION_ABORTED);
    }
    if (!block.last()) {
      return state.respond(new ActionResponse.NextPblock(invoke, block.number()), SIZE);
    }
    ByteBuffer octets = inbox.whole();
    reset();
    if (list) {
      return XdlmsApdus.decodeValues(octets) instanceof Decoded.Complete<List<Data>> values
          ? several(invoke, methods, values.value())
          : refuse(invoke, ActionResult.TYPE_UNMATCHED);
    }
    return DataCodec.decode(octets) instanceof Decoded.Complete<Data> value
        ? one(invoke, methods.get(0), value.value())
        : refuse(invoke, ActionResult.TYPE_UNMATCHED);
  }

  private ByteBuffer one(InvokeId invoke, MethodRef method, Data parameters) {
    ActionReply answer = state.device.invoke(state.client, method, parameters);
    int size = size(answer);
    if (3 + size <= state.maxPdu || !state.agreed(Conformance.BLOCK_TRANSFER_WITH_ACTION)) {
      return state.respond(new ActionResponse.Normal(invoke, answer), 3 + size);
    }
    ByteBuffer octets = ByteBuffer.allocate(size);
    XdlmsApdus.encodeReply(answer, octets);
    reply = BlockSource.of(octets.flip());
    return piece(invoke);
  }

  private ByteBuffer several(InvokeId invoke, List<MethodRef> what, List<Data> parameters) {
    List<ActionReply> replies = new ArrayList<>();
    int size = SIZE;
    for (int i = 0; i < what.size(); i++) {
      Data given = i < parameters.size() ? parameters.get(i) : Data.nullData();
      ActionReply answer = state.device.invoke(state.client, what.get(i), given);
      replies.add(answer);
      size += size(answer);
    }
    return state.respond(new ActionResponse.WithList(invoke, replies), size);
  }

  private static int size(ActionReply reply) {
    Optional<GetResult> returned = reply.returned();
    int octets = returned.isEmpty() ? 0 : 2;
    return 2
        + octets
        + (returned.isPresent() && returned.get() instanceof GetResult.Value value
            ? DataCodec.size(value.data())
            : 0);
  }

  private ByteBuffer next(InvokeId invoke, long confirmed) {
    if (reply == null || confirmed != sentNumber) {
      reset();
      return refuse(invoke, ActionResult.NO_LONG_ACTION_IN_PROGRESS);
    }
    return piece(invoke);
  }

  private ByteBuffer piece(InvokeId invoke) {
    int room = state.maxPdu - BLOCK_HEAD;
    boolean last = state.faults.lastBlock(reply.fits(room));
    long number = state.faults.blockNumber(++sent);
    sentNumber = number;
    DataBlock block = new DataBlock(last, number, reply.take(room));
    if (last) {
      reset();
    }
    return state.respond(new ActionResponse.WithPblock(invoke, block), state.maxPdu);
  }

  private ByteBuffer refuse(InvokeId invoke, ActionResult why) {
    ActionReply answer = new ActionReply(why.code(), Optional.empty());
    return state.respond(new ActionResponse.Normal(invoke, answer), SIZE);
  }
}
