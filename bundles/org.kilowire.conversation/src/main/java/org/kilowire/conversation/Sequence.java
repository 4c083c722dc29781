// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.nio.ByteBuffer;
import java.util.function.Function;

/** Two conversations on the same line: the second depends on how the first one ended. */
final class Sequence<A, B> extends ForwardingConversation<B> {

  private final Conversation<A> first;
  private final Function<? super A, ? extends Conversation<B>> next;
  private final Function<Step.Failed, ? extends Conversation<B>> rescue;
  private Conversation<B> second;

  Sequence(
      Conversation<A> first,
      Function<? super A, ? extends Conversation<B>> next,
      Function<Step.Failed, ? extends Conversation<B>> rescue) {
    this.first = first;
    this.next = next;
    this.rescue = rescue;
  }

  @Override
  protected Conversation<?> inner() {
    return second == null ? first : second;
  }

  @Override
  protected Step pass(Step step, long now) {
    if (second != null || !(step instanceof Step.Done || step instanceof Step.Failed)) {
      return step;
    }
    second = step instanceof Step.Failed failed ? rescue.apply(failed) : next.apply(first.result());
    return second.begin(now);
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    boolean inFirst = second == null;
    Step step = super.received(in, now);
    // To the pump this was one call: what the first part left is the second one's to look at.
    boolean begun = inFirst && second != null;
    return begun && step instanceof Step.Await && in.hasRemaining() ? received(in, now) : step;
  }

  /** Whatever the loss means to the first part, the second one has no line to run on. */
  @Override
  public Step lost(LinkException why, long now) {
    Step step = inner().lost(why, now);
    return second == null && step instanceof Step.Done ? new Step.Lost(why) : step;
  }

  @Override
  public B result() {
    if (second == null) {
      throw new IllegalStateException("the first part is not over");
    }
    return second.result();
  }
}
