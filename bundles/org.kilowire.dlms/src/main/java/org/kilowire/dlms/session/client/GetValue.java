// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.client;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.xdlms.GetRequest;
import org.kilowire.dlms.xdlms.codec.GetResponseView;
import org.kilowire.dlms.xdlms.parameter.AttributeSelection;
import org.kilowire.dlms.xdlms.parameter.BlockAssembly;

/** GET of one attribute, as a tree. */
final class GetValue extends GetConversation<Data> {

  private final AttributeSelection what;
  private BlockAssembly assembly;

  GetValue(ClientState state, AttributeSelection what) {
    super(state);
    this.what = what;
  }

  @Override
  Step first() {
    return Selections.refusal(state, what)
        .orElseGet(
            () -> ask(new GetRequest.Normal(state.nextInvoke(), what), Selections.size(what)));
  }

  @Override
  Step whole(GetResponseView.Kind kind, ByteBuffer body) {
    return kind == GetResponseView.Kind.VALUE
        ? value(body)
        : fail(DlmsReason.UNEXPECTED_APDU, "a list where one value was asked for");
  }

  @Override
  Step piece(ByteBuffer raw, boolean last) {
    assembly = assembly == null ? new BlockAssembly() : assembly;
    assembly.add(raw);
    return last ? value(assembly.whole()) : null;
  }

  private Step value(ByteBuffer octets) {
    Decoded<Data> decoded = DataCodec.decode(octets);
    if (decoded instanceof Decoded.Complete<Data> complete) {
      return done(complete.value());
    }
    return decoded instanceof Decoded.Malformed<Data> bad
        ? fail(bad.reason(), what.ref() + ": " + bad.detail())
        : fail(DlmsReason.MALFORMED_DATA, what.ref() + ": the value ends too early");
  }
}
