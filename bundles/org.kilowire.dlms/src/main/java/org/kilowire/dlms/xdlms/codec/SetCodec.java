// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.codec;

import java.nio.ByteBuffer;
import org.kilowire.dlms.xdlms.SetRequest;
import org.kilowire.dlms.xdlms.SetResponse;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/** SET as octets. */
final class SetCodec {

  private SetCodec() {}

  static SetRequest request(ApduReader in) {
    int choice = in.u8();
    InvokeId invoke = in.invoke();
    return switch (choice) {
      case 1 -> new SetRequest.Normal(invoke, in.selection(), in.data());
      case 2 -> new SetRequest.WithFirstDatablock(invoke, in.selection(), in.block());
      case 3 -> new SetRequest.WithDatablock(invoke, in.block());
      case 4 -> new SetRequest.WithList(invoke, in.list(in::selection), in.list(in::data));
      case 5 ->
          new SetRequest.WithListAndFirstDatablock(invoke, in.list(in::selection), in.block());
      default -> in.malformed("set-request " + choice, null);
    };
  }

  static void encode(SetRequest request, ByteBuffer out) {
    if (request instanceof SetRequest.Normal normal) {
      ApduWriter.head(out, Tags.SET_REQUEST, 1, normal.invoke());
      ApduWriter.selection(out, normal.what());
      ApduWriter.data(out, normal.value());
    } else if (request instanceof SetRequest.WithFirstDatablock first) {
      ApduWriter.head(out, Tags.SET_REQUEST, 2, first.invoke());
      ApduWriter.selection(out, first.what());
      ApduWriter.block(out, first.block());
    } else if (request instanceof SetRequest.WithDatablock next) {
      ApduWriter.head(out, Tags.SET_REQUEST, 3, next.invoke());
      ApduWriter.block(out, next.block());
    } else if (request instanceof SetRequest.WithList list) {
      ApduWriter.head(out, Tags.SET_REQUEST, 4, list.invoke());
      ApduWriter.list(out, list.what(), ApduWriter::selection);
      ApduWriter.list(out, list.values(), ApduWriter::data);
    } else if (request instanceof SetRequest.WithListAndFirstDatablock list) {
      ApduWriter.head(out, Tags.SET_REQUEST, 5, list.invoke());
      ApduWriter.list(out, list.what(), ApduWriter::selection);
      ApduWriter.block(out, list.block());
    }
  }

  static SetResponse response(ApduReader in) {
    int choice = in.u8();
    InvokeId invoke = in.invoke();
    return switch (choice) {
      case 1 -> new SetResponse.Normal(invoke, in.u8());
      case 2 -> new SetResponse.Datablock(invoke, in.u32());
      case 3 -> new SetResponse.LastDatablock(invoke, in.u8(), in.u32());
      case 4 -> new SetResponse.LastDatablockWithList(invoke, in.list(in::u8), in.u32());
      case 5 -> new SetResponse.WithList(invoke, in.list(in::u8));
      default -> in.malformed("set-response " + choice, null);
    };
  }

  static void encode(SetResponse response, ByteBuffer out) {
    if (response instanceof SetResponse.Normal normal) {
      ApduWriter.head(out, Tags.SET_RESPONSE, 1, normal.invoke());
      ApduWriter.code(out, normal.code());
    } else if (response instanceof SetResponse.Datablock block) {
      ApduWriter.head(out, Tags.SET_RESPONSE, 2, block.invoke());
      out.putInt((int) block.block());
    } else if (response instanceof SetResponse.LastDatablock last) {
      ApduWriter.head(out, Tags.SET_RESPONSE, 3, last.invoke());
      ApduWriter.code(out, last.code());
      out.putInt((int) last.block());
    } else if (response instanceof SetResponse.LastDatablockWithList last) {
      ApduWriter.head(out, Tags.SET_RESPONSE, 4, last.invoke());
      ApduWriter.list(out, last.codes(), ApduWriter::code);
      out.putInt((int) last.block());
    } else if (response instanceof SetResponse.WithList list) {
      ApduWriter.head(out, Tags.SET_RESPONSE, 5, list.invoke());
      ApduWriter.list(out, list.codes(), ApduWriter::code);
    }
  }
}
