// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.meter;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.ForwardingConversation;
import org.kilowire.conversation.Step;

/**
 * A conversation that is given up when nothing at all has come back within the time of one answer,
 * however often it means to ask: at a wrong address nobody answers the second question either.
 */
final class FirstAnswer<T> extends ForwardingConversation<T> {

  private final Conversation<T> inner;
  private final Duration limit;
  private long end;
  private boolean heard;

  FirstAnswer(Conversation<T> inner, Duration limit) {
    this.inner = inner;
    this.limit = limit;
  }

  @Override
  protected Conversation<T> inner() {
    return inner;
  }

  @Override
  public Step begin(long now) {
    end = now + limit.toNanos();
    return super.begin(now);
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    heard = true;
    return super.received(in, now);
  }

  @Override
  public Step elapsed(long now) {
    if (!heard && now - end >= 0) {
      return new Step.Failed(
          ConversationReason.DEADLINE, "nothing came back within " + limit.toMillis() + " ms");
    }
    return super.elapsed(now);
  }

  @Override
  protected Step pass(Step step, long now) {
    return !heard && step instanceof Step.Await await ? await.by(end) : step;
  }

  @Override
  public T result() {
    return inner.result();
  }
}
