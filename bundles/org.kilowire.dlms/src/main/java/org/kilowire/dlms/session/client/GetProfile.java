// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.client;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.cosem.profile.ProfileDecoder;
import org.kilowire.dlms.xdlms.GetRequest;
import org.kilowire.dlms.xdlms.codec.GetResponseView;
import org.kilowire.dlms.xdlms.parameter.AttributeSelection;

/** GET of a profile's buffer, row by row into a decoder; yields the number of rows. */
final class GetProfile extends GetConversation<Integer> {

  private final AttributeSelection what;
  private final ProfileDecoder rows;

  GetProfile(ClientState state, AttributeSelection what, ProfileDecoder rows) {
    super(state);
    this.what = what;
    this.rows = rows;
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
        ? piece(body, true)
        : fail(DlmsReason.UNEXPECTED_APDU, "a list where one value was asked for");
  }

  @Override
  Step piece(ByteBuffer raw, boolean last) {
    if (!rows.feed(raw) || (last && !rows.end())) {
      return fail(rows.reason(), what.ref() + ": " + rows.detail());
    }
    return last ? done(rows.rows()) : null;
  }
}
