// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import java.nio.ByteBuffer;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.acse.AcseApdus;
import org.kilowire.dlms.acse.Rlrq;

/**
 * RLRQ where it is wanted, then the end of the link. Whatever the server says to it, or does not
 * say, the association is over.
 */
final class Release extends LinkedConversation<Void> {

  private static final int RLRQ_SIZE = 16;

  private boolean disconnecting;

  Release(ClientState state) {
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
    return run(state.link.exchange(out.flip(), false), answer -> disconnect());
  }

  private Step disconnect() {
    disconnecting = true;
    return run(state.link.disconnect(), over -> done(null));
  }

  @Override
  Step trouble(Step.Failed failed) {
    return disconnecting ? done(null) : disconnect();
  }

  @Override
  Step lostLink(LinkException why) {
    return done(null);
  }
}
