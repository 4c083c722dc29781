// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Conversation;
import org.kilowire.dlms.datalink.DataLink;

public final class HdlcLink implements DataLink {

  public HdlcLink(HdlcSettings settings) {}

  @Override
  public Conversation<Void> connect() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Conversation<ByteBuffer> exchange(ByteBuffer apdu, boolean repeatable) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Conversation<Void> disconnect() {
    throw new UnsupportedOperationException();
  }

  public HdlcCounters counters() {
    return new HdlcCounters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
