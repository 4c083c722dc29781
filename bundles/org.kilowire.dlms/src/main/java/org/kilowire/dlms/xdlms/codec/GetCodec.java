// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.codec;

import java.nio.ByteBuffer;
import org.kilowire.dlms.xdlms.GetRequest;
import org.kilowire.dlms.xdlms.GetResponse;
import org.kilowire.dlms.xdlms.parameter.DataBlock;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/** GET as octets. */
final class GetCodec {

  private static final int NORMAL = 1;
  private static final int BLOCK = 2;
  private static final int WITH_LIST = 3;

  private GetCodec() {}

  static GetRequest request(ApduReader in) {
    int choice = in.u8();
    InvokeId invoke = in.invoke();
    return switch (choice) {
      case NORMAL -> new GetRequest.Normal(invoke, in.selection());
      case BLOCK -> new GetRequest.Next(invoke, in.u32());
      case WITH_LIST -> new GetRequest.WithList(invoke, in.list(in::selection));
      default -> in.malformed("get-request " + choice, null);
    };
  }

  static void encode(GetRequest request, ByteBuffer out) {
    if (request instanceof GetRequest.Normal normal) {
      ApduWriter.head(out, Tags.GET_REQUEST, NORMAL, normal.invoke());
      ApduWriter.selection(out, normal.what());
    } else if (request instanceof GetRequest.Next next) {
      ApduWriter.head(out, Tags.GET_REQUEST, BLOCK, next.invoke());
      out.putInt((int) next.block());
    } else if (request instanceof GetRequest.WithList list) {
      ApduWriter.head(out, Tags.GET_REQUEST, WITH_LIST, list.invoke());
      ApduWriter.list(out, list.what(), ApduWriter::selection);
    }
  }

  static GetResponse response(ApduReader in) {
    int choice = in.u8();
    InvokeId invoke = in.invoke();
    return switch (choice) {
      case NORMAL -> new GetResponse.Normal(invoke, in.result());
      case BLOCK -> block(invoke, in);
      case WITH_LIST -> new GetResponse.WithList(invoke, in.list(in::result));
      default -> in.malformed("get-response " + choice, null);
    };
  }

  private static GetResponse block(InvokeId invoke, ApduReader in) {
    boolean last = in.flag();
    long number = in.u32();
    int choice = in.u8();
    return switch (choice) {
      case 0 -> new GetResponse.WithDatablock(invoke, new DataBlock(last, number, in.octets()));
      case 1 -> new GetResponse.BlockRefused(invoke, last, number, in.u8());
      default -> in.malformed("result " + choice, null);
    };
  }

  static void encode(GetResponse response, ByteBuffer out) {
    if (response instanceof GetResponse.Normal normal) {
      ApduWriter.head(out, Tags.GET_RESPONSE, NORMAL, normal.invoke());
      ApduWriter.result(out, normal.result());
    } else if (response instanceof GetResponse.WithDatablock with) {
      ApduWriter.head(out, Tags.GET_RESPONSE, BLOCK, with.invoke());
      ApduWriter.flag(out, with.block().last());
      out.putInt((int) with.block().number()).put((byte) 0);
      ApduWriter.octets(out, with.block().raw());
    } else if (response instanceof GetResponse.BlockRefused refused) {
      ApduWriter.head(out, Tags.GET_RESPONSE, BLOCK, refused.invoke());
      ApduWriter.flag(out, refused.last());
      out.putInt((int) refused.number()).put((byte) 1).put((byte) refused.code());
    } else if (response instanceof GetResponse.WithList list) {
      ApduWriter.head(out, Tags.GET_RESPONSE, WITH_LIST, list.invoke());
      ApduWriter.list(out, list.results(), ApduWriter::result);
    }
  }
}
