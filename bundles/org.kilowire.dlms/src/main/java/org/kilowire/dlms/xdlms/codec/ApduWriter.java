// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.codec;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiConsumer;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.AxdrLength;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.xdlms.parameter.ActionReply;
import org.kilowire.dlms.xdlms.parameter.AttributeSelection;
import org.kilowire.dlms.xdlms.parameter.DataBlock;
import org.kilowire.dlms.xdlms.parameter.GetResult;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/** The fields of an APDU, in wire order; the mirror of {@link ApduReader}. */
final class ApduWriter {

  private ApduWriter() {}

  static void head(ByteBuffer out, int tag, int choice, InvokeId invoke) {
    out.put((byte) tag).put((byte) choice).put((byte) invoke.octet());
  }

  static void flag(ByteBuffer out, boolean value) {
    out.put((byte) (value ? 1 : 0));
  }

  static void octets(ByteBuffer out, Octets octets) {
    AxdrLength.put(out, octets.length());
    octets.putInto(out);
  }

  static <T> void list(ByteBuffer out, List<T> list, BiConsumer<ByteBuffer, T> element) {
    AxdrLength.put(out, list.size());
    for (T one : list) {
      element.accept(out, one);
    }
  }

  static void data(ByteBuffer out, Data data) {
    DataCodec.encode(data, out);
  }

  static void code(ByteBuffer out, int code) {
    out.put((byte) code);
  }

  static void attribute(ByteBuffer out, AttributeRef ref) {
    out.putShort((short) ref.classId());
    ref.name().putInto(out);
    out.put((byte) ref.attribute());
  }

  static void selection(ByteBuffer out, AttributeSelection what) {
    attribute(out, what.ref());
    flag(out, what.access().isPresent());
    if (what.access().isPresent()) {
      out.put((byte) what.access().get().selector());
      data(out, what.access().get().parameters());
    }
  }

  static void method(ByteBuffer out, MethodRef method) {
    out.putShort((short) method.classId());
    method.name().putInto(out);
    out.put((byte) method.method());
  }

  static void block(ByteBuffer out, DataBlock block) {
    flag(out, block.last());
    out.putInt((int) block.number());
    octets(out, block.raw());
  }

  static void result(ByteBuffer out, GetResult result) {
    if (result instanceof GetResult.Value value) {
      out.put((byte) 0);
      data(out, value.data());
    } else if (result instanceof GetResult.Refused refused) {
      out.put((byte) 1).put((byte) refused.code());
    }
  }

  static void reply(ByteBuffer out, ActionReply reply) {
    out.put((byte) reply.code());
    flag(out, reply.returned().isPresent());
    reply.returned().ifPresent(returned -> result(out, returned));
  }
}
