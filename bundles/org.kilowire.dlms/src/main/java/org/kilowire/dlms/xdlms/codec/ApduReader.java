// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Reason;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.AxdrLength;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.xdlms.parameter.ActionReply;
import org.kilowire.dlms.xdlms.parameter.AttributeSelection;
import org.kilowire.dlms.xdlms.parameter.DataBlock;
import org.kilowire.dlms.xdlms.parameter.GetResult;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/**
 * The fields of an APDU, in wire order. The first thing that goes wrong sticks; from then on fields
 * are empty, and {@link #finish} says what it was.
 */
final class ApduReader {

  private final ByteBuffer in;
  private final int start;
  private boolean tooShort;
  private Reason reason = DlmsReason.MALFORMED_APDU;
  private String wrong;

  ApduReader(ByteBuffer in) {
    this.in = in;
    this.start = in.position();
  }

  <T> Decoded<T> finish(T value) {
    int length = in.position() - start;
    if (good()) {
      return new Decoded.Complete<>(value, length);
    }
    in.position(start);
    return tooShort
        ? new Decoded.NeedMore<>()
        : new Decoded.Malformed<>(reason, wrong, Math.max(1, in.remaining()));
  }

  boolean good() {
    return !tooShort && wrong == null;
  }

  <T> T malformed(String what, T value) {
    if (good()) {
      wrong = what;
    }
    return value;
  }

  private boolean has(int octets) {
    tooShort |= good() && in.remaining() < octets;
    return good();
  }

  int u8() {
    return has(1) ? in.get() & 0xFF : 0;
  }

  /** The next octet, which stays. */
  int peek() {
    return has(1) ? in.get(in.position()) & 0xFF : 0;
  }

  /** How many octets there are. */
  int remaining() {
    return in.remaining();
  }

  int u16() {
    return has(2) ? in.getShort() & 0xFFFF : 0;
  }

  long u32() {
    return has(4) ? in.getInt() & 0xFFFF_FFFFL : 0;
  }

  boolean flag() {
    return u8() != 0;
  }

  InvokeId invoke() {
    return new InvokeId(u8());
  }

  int length() {
    int length = good() ? AxdrLength.get(in) : 0;
    if (length == AxdrLength.NEED_MORE) {
      tooShort = true;
    } else if (length < 0) {
      return malformed("no length", 0);
    }
    return Math.max(0, length);
  }

  Octets octets() {
    int length = length();
    if (!has(length)) {
      return Octets.EMPTY;
    }
    Octets octets = Octets.copyOf(in.slice(in.position(), length));
    in.position(in.position() + length);
    return octets;
  }

  Data data() {
    if (!good()) {
      return Data.nullData();
    }
    Decoded<Data> data = DataCodec.decode(in);
    if (data instanceof Decoded.Complete<Data> complete) {
      return complete.value();
    }
    if (data instanceof Decoded.Malformed<Data> bad) {
      reason = bad.reason();
      return malformed(bad.detail(), Data.nullData());
    }
    tooShort = true;
    return Data.nullData();
  }

  <T> List<T> list(Supplier<T> element) {
    int count = length();
    List<T> list = new ArrayList<>(Math.min(count, 32));
    for (int i = 0; i < count && good(); i++) {
      list.add(element.get());
    }
    return list;
  }

  <T> Optional<T> optional(Supplier<T> value) {
    return flag() ? Optional.of(value.get()) : Optional.empty();
  }

  private LogicalName name() {
    return has(LogicalName.LENGTH) ? LogicalName.get(in) : new LogicalName(0, 0, 0, 0, 0, 0);
  }

  AttributeRef attribute() {
    return new AttributeRef(u16(), name(), (byte) u8());
  }

  AttributeSelection selection() {
    AttributeRef ref = attribute();
    return new AttributeSelection(ref, optional(() -> SelectiveAccess.of(u8(), data())));
  }

  MethodRef method() {
    return new MethodRef(u16(), name(), (byte) u8());
  }

  DataBlock block() {
    return new DataBlock(flag(), u32(), octets());
  }

  GetResult result() {
    int choice = u8();
    return switch (choice) {
      case 0 -> new GetResult.Value(data());
      case 1 -> new GetResult.Refused(u8());
      default -> malformed("result " + choice, new GetResult.Refused(0));
    };
  }

  ActionReply reply() {
    return new ActionReply(u8(), optional(this::result));
  }
}
