// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.datalink.ApduHandlers;

public final class HdlcServer implements Conversation<Void> {

  public HdlcServer(HdlcServerSettings settings, ApduHandlers handlers) {}

  @Override
  public Step begin(long now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Step sent(long now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Step elapsed(long now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Void result() {
    return null;
  }
}
