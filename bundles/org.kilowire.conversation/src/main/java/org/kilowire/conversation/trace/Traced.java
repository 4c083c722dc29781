// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation.trace;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ForwardingConversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Step;

/** A conversation that is listened to. */
final class Traced<T> extends ForwardingConversation<T> {

  private final Conversation<T> inner;
  private final LineTrace trace;

  Traced(Conversation<T> inner, LineTrace trace) {
    this.inner = inner;
    this.trace = trace;
  }

  @Override
  protected Conversation<T> inner() {
    return inner;
  }

  @Override
  protected Step pass(Step step, long now) {
    trace.step(step, now);
    return step;
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    trace.arrived(in, now);
    Step step = inner.received(in, now);
    trace.left(in.remaining());
    return pass(step, now);
  }

  @Override
  public Step lost(LinkException why, long now) {
    trace.lost(why, now);
    return super.lost(why, now);
  }

  @Override
  public T result() {
    return inner.result();
  }
}
