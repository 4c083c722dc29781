// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Step;

/** Says something, and listens for ever. */
public final class Says implements Conversation<Void> {

  private final byte[] octets;

  public Says(byte[] octets) {
    this.octets = octets;
  }

  @Override
  public Step begin(long now) {
    return new Step.Send(ByteBuffer.wrap(octets), now + 1_000_000_000L);
  }

  @Override
  public Step sent(long now) {
    return new Step.Await(Long.MAX_VALUE);
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    in.position(in.limit());
    return new Step.Await(Long.MAX_VALUE);
  }

  @Override
  public Step elapsed(long now) {
    return new Step.Await(Long.MAX_VALUE);
  }

  @Override
  public Void result() {
    return null;
  }
}
