// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Step;

/** Takes one octet and leaves the buffer in disorder. */
final class ScriptedLimit implements Conversation<String> {

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
    in.order(ByteOrder.LITTLE_ENDIAN).get();
    in.limit(in.position());
    return new Step.Done();
  }

  @Override
  public Step elapsed(long now) {
    throw new IllegalStateException("octets were there");
  }

  @Override
  public String result() {
    return "result";
  }
}
