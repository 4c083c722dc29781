// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Step;

/** Waits until so many octets are there, in however many pieces, and takes them. */
final class Gather implements Conversation<Integer> {

  private final int count;

  Gather(int count) {
    this.count = count;
  }

  @Override
  public Step begin(long now) {
    return new Step.Await(now + 50);
  }

  @Override
  public Step sent(long now) {
    throw new IllegalStateException("nothing was sent");
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    if (in.remaining() < count) {
      return new Step.Await(now + 50);
    }
    in.position(in.position() + count);
    return new Step.Done();
  }

  @Override
  public Step elapsed(long now) {
    throw new IllegalStateException("silence");
  }

  @Override
  public Integer result() {
    return count;
  }
}
