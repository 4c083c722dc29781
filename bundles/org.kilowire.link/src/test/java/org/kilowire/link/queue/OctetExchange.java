// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Step;

/** Sends one octet and yields the octet that comes back. */
final class OctetExchange implements Conversation<Integer> {

  private final int question;
  private int answer = -1;

  OctetExchange(int question) {
    this.question = question;
  }

  private static long later(long now) {
    return now + TimeUnit.SECONDS.toNanos(30);
  }

  @Override
  public Step begin(long now) {
    return new Step.Send(ByteBuffer.wrap(new byte[] {(byte) question}), later(now));
  }

  @Override
  public Step sent(long now) {
    return new Step.Await(later(now));
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    answer = in.get() & 0xFF;
    return new Step.Done();
  }

  @Override
  public Step elapsed(long now) {
    throw new IllegalStateException("no answer");
  }

  @Override
  public Integer result() {
    return answer;
  }
}
