// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.server;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.xdlms.GetRequest;
import org.kilowire.dlms.xdlms.GetResponse;
import org.kilowire.dlms.xdlms.codec.Tags;
import org.kilowire.dlms.xdlms.codec.XdlmsApdus;
import org.kilowire.dlms.xdlms.parameter.AttributeSelection;
import org.kilowire.dlms.xdlms.parameter.Conformance;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.dlms.xdlms.parameter.DataBlock;
import org.kilowire.dlms.xdlms.parameter.GetResult;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/** The server's GET: in one piece where it fits, else block after block as the client asks. */
final class GetService {

  /** Tag, choice, invoke id, and what tells data from a refusal. */
  private static final int HEAD = 4;

  /** {@link #HEAD}, last flag, number, and a length of at most 65535. */
  private static final int BLOCK_HEAD = HEAD + 1 + 4 + 3;

  /** No block has this number. */
  private static final long NONE = -1;

  private final ServerState state;
  private BlockSource source;
  private long sent;

  /** The block sent last, to be sent again if need be; null when there was none. */
  private DataBlock current;

  private long before = NONE;

  GetService(ServerState state) {
    this.state = state;
  }

  ByteBuffer respond(GetRequest request) {
    if (request instanceof GetRequest.Next next) {
      return next(next);
    }
    reset();
    if (request instanceof GetRequest.WithList list) {
      return list(list);
    }
    return request instanceof GetRequest.Normal normal ? one(normal) : refuse(request, 0);
  }

  void reset() {
    source = null;
    current = null;
    before = NONE;
    sent = 0;
  }

  private ByteBuffer one(GetRequest.Normal request) {
    ReadResult result = read(request.what());
    if (result instanceof ReadResult.Refused refused) {
      return refuse(request, refused.why().code());
    }
    if (result instanceof ReadResult.Rows rows) {
      return begin(request, BlockSource.of(rows.rows()), 1, true);
    }
    ByteBuffer octets = ByteBuffer.allocate(DataCodec.size(((ReadResult.Value) result).data()));
    DataCodec.encode(((ReadResult.Value) result).data(), octets);
    return begin(request, BlockSource.of(octets.flip()), 1, true);
  }

  private ReadResult read(AttributeSelection what) {
    boolean selective = what.access().isEmpty() || state.agreed(Conformance.SELECTIVE_ACCESS);
    return selective
        ? state.device.read(state.client, what.ref(), what.access())
        : new ReadResult.Refused(DataAccessResult.SCOPE_OF_ACCESS_VIOLATED);
  }

  private ByteBuffer list(GetRequest.WithList request) {
    List<GetResult> results = new ArrayList<>();
    int size = 5;
    for (AttributeSelection what : request.what()) {
      GetResult result = result(read(what));
      results.add(result);
      size += result instanceof GetResult.Value value ? 1 + DataCodec.size(value.data()) : 2;
    }
    ByteBuffer octets = ByteBuffer.allocate(size);
    XdlmsApdus.encodeResults(results, octets);
    return begin(request, BlockSource.of(octets.flip()), 3, false);
  }

  private static GetResult result(ReadResult read) {
    if (read instanceof ReadResult.Value value) {
      return new GetResult.Value(value.data());
    }
    if (read instanceof ReadResult.Rows rows) {
      return RowsAsData.result(rows.rows());
    }
    return new GetResult.Refused(((ReadResult.Refused) read).why().code());
  }

  private ByteBuffer begin(GetRequest request, BlockSource octets, int choice, boolean flagged) {
    if (octets.fits(state.maxPdu - HEAD)) {
      ByteBuffer out = state.out(state.maxPdu);
      out.put((byte) Tags.GET_RESPONSE).put((byte) choice);
      out.put((byte) state.invoke(request.invoke()).octet());
      if (flagged) {
        out.put((byte) 0);
      }
      octets.drain(out);
      return out.flip();
    }
    if (!state.agreed(Conformance.BLOCK_TRANSFER_WITH_GET_OR_READ)) {
      return refuse(request, DataAccessResult.OTHER_REASON.code());
    }
    source = octets;
    return block(request.invoke());
  }

  private ByteBuffer next(GetRequest.Next request) {
    if (current == null) {
      return refuseBlock(request, DataAccessResult.NO_LONG_GET_IN_PROGRESS);
    }
    if (request.block() == before && request.block() != current.number()) {
      return send(request.invoke(), current); // asked for again because its answer got lost
    }
    if (request.block() != current.number() || source == null) {
      reset();
      return refuseBlock(request, DataAccessResult.DATA_BLOCK_NUMBER_INVALID);
    }
    return block(request.invoke());
  }

  private ByteBuffer block(InvokeId invoke) {
    int room = state.maxPdu - BLOCK_HEAD;
    boolean last = state.faults.lastBlock(source.fits(room));
    before = current == null ? NONE : current.number();
    current = new DataBlock(last, state.faults.blockNumber(++sent), source.take(room));
    if (last) {
      source = null;
    }
    return send(invoke, current);
  }

  private ByteBuffer send(InvokeId invoke, DataBlock block) {
    return state.respond(new GetResponse.WithDatablock(state.invoke(invoke), block), state.maxPdu);
  }

  private ByteBuffer refuse(GetRequest request, int code) {
    InvokeId invoke = state.invoke(request.invoke());
    return state.respond(new GetResponse.Normal(invoke, new GetResult.Refused(code)), HEAD + 1);
  }

  private ByteBuffer refuseBlock(GetRequest.Next request, DataAccessResult why) {
    return state.respond(
        new GetResponse.BlockRefused(
            state.invoke(request.invoke()), true, request.block(), why.code()),
        BLOCK_HEAD);
  }
}
