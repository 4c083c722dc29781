// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.client;

import java.nio.ByteBuffer;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.acse.AcseApdus;
import org.kilowire.dlms.acse.Rlrq;
import org.kilowire.dlms.xdlms.Apdu;

/**
 * RLRQ where it is wanted, then the end of the link. Whatever the server says to it, or does not
 * say, the association is over. Lost where the link was, or must not be used by anybody else.
 */
final class ReleaseConversation extends LinkedConversation<Void> {

  private static final int RLRQ_SIZE = 16;

  private boolean disconnecting;
  private boolean late;

  ReleaseConversation(ClientState state) {
    super(state);
  }

  @Override
  Step first() {
    boolean ask = state.settings.releaseRequest() && state.association != null;
    state.association = null;
    if (!ask) {
      return disconnect();
    }
    ByteBuffer out = state.request(RLRQ_SIZE);
    AcseApdus.encode(Rlrq.NORMAL, out);
    return run(state.exchange(out.flip(), false), this::answered);
  }

  /** An answer to another request is a late one: the one to this request is still due. */
  private Step answered(ByteBuffer apdu) {
    Apdu other = UnexpectedAnswers.decode(apdu);
    late = other != null && UnexpectedAnswers.refusal(other) == null;
    return disconnect();
  }

  private Step disconnect() {
    disconnecting = true;
    return run(state.link.disconnect(), over -> end());
  }

  private Step end() {
    return late ? new Step.Lost(new LinkException("the release's answer is due")) : done(null);
  }

  @Override
  Step trouble(Step.Failed failed) {
    return disconnecting ? end() : disconnect();
  }

  @Override
  Step lostLink(LinkException why) {
    return disconnecting ? new Step.Lost(why) : done(null);
  }
}
