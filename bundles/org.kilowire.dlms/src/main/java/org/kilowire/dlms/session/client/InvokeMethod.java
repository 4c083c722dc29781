// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.client;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.xdlms.ActionRequest;
import org.kilowire.dlms.xdlms.ActionResponse;
import org.kilowire.dlms.xdlms.Apdu;
import org.kilowire.dlms.xdlms.codec.XdlmsApdus;
import org.kilowire.dlms.xdlms.parameter.ActionReply;
import org.kilowire.dlms.xdlms.parameter.BlockAssembly;
import org.kilowire.dlms.xdlms.parameter.Conformance;
import org.kilowire.dlms.xdlms.parameter.DataBlock;
import org.kilowire.dlms.xdlms.parameter.GetResult;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/** ACTION of one method, parameters and reply in blocks where they do not fit into one APDU. */
final class InvokeMethod extends CommitConversation<ActionReply> {

  /** Tag, choice, invoke id, class, name, method, parameter flag. */
  private static final int HEAD = 3 + 9 + 1;

  /** Last flag, number, and a length of at most 65535. */
  private static final int BLOCK_HEAD = 1 + 4 + 3;

  private final MethodRef method;
  private final Data parameters;
  private final BlockAssembly reply = new BlockAssembly();
  private InvokeId invoke;
  private long due = -1;
  private int octets;
  private int blocks;

  InvokeMethod(ClientState state, MethodRef method, Data parameters) {
    super(state);
    this.method = method;
    this.parameters = parameters;
  }

  @Override
  Step first() {
    int size = HEAD + DataCodec.size(parameters);
    invoke = state.nextInvoke();
    if (size <= state.maxRequest()) {
      return send(new ActionRequest.Normal(invoke, method, Optional.of(parameters)), size, true);
    }
    int room = state.maxRequest() - HEAD - BLOCK_HEAD;
    if (!state.agreed(Conformance.BLOCK_TRANSFER_WITH_ACTION) || room < 1) {
      return fail(DlmsReason.NOT_SUPPORTED, size + " octets, and no blocks with ACTION");
    }
    cut(DataCodec.octets(parameters));
    DataBlock block = nextBlock(room);
    return send(new ActionRequest.WithFirstPblock(invoke, method, block), size, block.last());
  }

  @Override
  Step take(Apdu answer) {
    if (!(answer instanceof ActionResponse response)) {
      return null;
    }
    int octet = response.invoke().octet();
    if (!state.answers(invoke, octet)) {
      return fail(DlmsReason.INVOKE_ID, ClientState.invokeIds(invoke, octet));
    }
    if (response instanceof ActionResponse.Normal normal) {
      return done(normal.reply());
    }
    if (response instanceof ActionResponse.WithPblock with) {
      return piece(with.block());
    }
    return response instanceof ActionResponse.NextPblock next ? next(next.block()) : null;
  }

  private Step next(long acknowledged) {
    if (acknowledged != block() || allSent()) {
      String detail = "block " + acknowledged + " acknowledged, " + block() + " was sent";
      return fail(DlmsReason.BLOCK_NUMBER, detail);
    }
    DataBlock block = nextBlock(state.maxRequest() - Selections.HEAD - BLOCK_HEAD);
    return send(new ActionRequest.WithPblock(invoke, block), state.maxRequest(), block.last());
  }

  private Step piece(DataBlock block) {
    boolean expected = due == -1 ? block.number() <= 1 : block.number() == due;
    if (!allSent() || !expected) {
      return fail(DlmsReason.BLOCK_NUMBER, "block " + block.number() + " of the reply");
    }
    octets += block.raw().length();
    if (++blocks > state.settings.maxBlocks() || octets > state.settings.maxOctets()) {
      return fail(DlmsReason.TOO_MANY_BLOCKS, blocks + " blocks, " + octets + " octets");
    }
    reply.add(block.raw().buffer());
    if (block.last()) {
      return whole(Octets.copyOf(reply.whole()));
    }
    due = block.number() + 1;
    return send(new ActionRequest.NextPblock(invoke, block.number()), HEAD, true);
  }

  /** The blocks hold a reply; some servers put only the returned value into them. */
  private Step whole(Octets octets) {
    ByteBuffer in = octets.buffer();
    if (DataCodec.decode(in) instanceof Decoded.Complete<Data> value && !in.hasRemaining()) {
      return done(new ActionReply(0, Optional.of(new GetResult.Value(value.value()))));
    }
    return XdlmsApdus.decodeReply(octets.buffer()) instanceof Decoded.Complete<ActionReply> whole
        ? done(whole.value())
        : fail(DlmsReason.MALFORMED_APDU, "the blocks of the reply are no reply");
  }
}
