// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.codec;

import java.nio.ByteBuffer;
import org.kilowire.dlms.xdlms.ActionRequest;
import org.kilowire.dlms.xdlms.ActionResponse;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/** ACTION as octets. */
final class ActionCodec {

  private ActionCodec() {}

  static ActionRequest request(ApduReader in) {
    int choice = in.u8();
    InvokeId invoke = in.invoke();
    return switch (choice) {
      case 1 -> new ActionRequest.Normal(invoke, in.method(), in.optional(in::data));
      case 2 -> new ActionRequest.NextPblock(invoke, in.u32());
      case 3 -> new ActionRequest.WithList(invoke, in.list(in::method), in.list(in::data));
      case 4 -> new ActionRequest.WithFirstPblock(invoke, in.method(), in.block());
      case 5 -> new ActionRequest.WithListAndFirstPblock(invoke, in.list(in::method), in.block());
      case 6 -> new ActionRequest.WithPblock(invoke, in.block());
      default -> in.malformed("action-request " + choice, null);
    };
  }

  static void encode(ActionRequest request, ByteBuffer out) {
    if (request instanceof ActionRequest.Normal normal) {
      ApduWriter.head(out, Tags.ACTION_REQUEST, 1, normal.invoke());
      ApduWriter.method(out, normal.method());
      ApduWriter.flag(out, normal.parameters().isPresent());
      normal.parameters().ifPresent(data -> ApduWriter.data(out, data));
    } else if (request instanceof ActionRequest.NextPblock next) {
      ApduWriter.head(out, Tags.ACTION_REQUEST, 2, next.invoke());
      out.putInt((int) next.block());
    } else if (request instanceof ActionRequest.WithList list) {
      ApduWriter.head(out, Tags.ACTION_REQUEST, 3, list.invoke());
      ApduWriter.list(out, list.methods(), ApduWriter::method);
      ApduWriter.list(out, list.parameters(), ApduWriter::data);
    } else if (request instanceof ActionRequest.WithFirstPblock first) {
      ApduWriter.head(out, Tags.ACTION_REQUEST, 4, first.invoke());
      ApduWriter.method(out, first.method());
      ApduWriter.block(out, first.block());
    } else if (request instanceof ActionRequest.WithListAndFirstPblock list) {
      ApduWriter.head(out, Tags.ACTION_REQUEST, 5, list.invoke());
      ApduWriter.list(out, list.methods(), ApduWriter::method);
      ApduWriter.block(out, list.block());
    } else if (request instanceof ActionRequest.WithPblock next) {
      ApduWriter.head(out, Tags.ACTION_REQUEST, 6, next.invoke());
      ApduWriter.block(out, next.block());
    }
  }

  static ActionResponse response(ApduReader in) {
    int choice = in.u8();
    InvokeId invoke = in.invoke();
    return switch (choice) {
      case 1 -> new ActionResponse.Normal(invoke, in.reply());
      case 2 -> new ActionResponse.WithPblock(invoke, in.block());
      case 3 -> new ActionResponse.WithList(invoke, in.list(in::reply));
      case 4 -> new ActionResponse.NextPblock(invoke, in.u32());
      default -> in.malformed("action-response " + choice, null);
    };
  }

  static void encode(ActionResponse response, ByteBuffer out) {
    if (response instanceof ActionResponse.Normal normal) {
      ApduWriter.head(out, Tags.ACTION_RESPONSE, 1, normal.invoke());
      ApduWriter.reply(out, normal.reply());
    } else if (response instanceof ActionResponse.WithPblock with) {
      ApduWriter.head(out, Tags.ACTION_RESPONSE, 2, with.invoke());
      ApduWriter.block(out, with.block());
    } else if (response instanceof ActionResponse.WithList list) {
      ApduWriter.head(out, Tags.ACTION_RESPONSE, 3, list.invoke());
      ApduWriter.list(out, list.replies(), ApduWriter::reply);
    } else if (response instanceof ActionResponse.NextPblock next) {
      ApduWriter.head(out, Tags.ACTION_RESPONSE, 4, next.invoke());
      out.putInt((int) next.block());
    }
  }
}
