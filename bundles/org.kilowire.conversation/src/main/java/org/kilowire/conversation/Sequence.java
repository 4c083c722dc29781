// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.nio.ByteBuffer;
import java.util.function.Function;

/** Two conversations on the same line: the second depends on how the first one ended. */
final class Sequence<A, B> implements Conversation<B> {

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

  private Conversation<?> current() {
    return second == null ? first : second;
  }

  private Step pass(Step step, long now) {
    if (second != null || !(step instanceof Step.Done || step instanceof Step.Failed)) {
      return step;
    }
    second = step instanceof Step.Failed failed ? rescue.apply(failed) : next.apply(first.result());
    return second.begin(now);
  }

  @Override
  public Step begin(long now) {
    return pass(first.begin(now), now);
  }

  @Override
  public Step sent(long now) {
    return pass(current().sent(now), now);
  }

  @Override
  public Step tuned(boolean applied, long now) {
    return pass(current().tuned(applied, now), now);
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    return pass(current().received(in, now), now);
  }

  @Override
  public Step elapsed(long now) {
    return pass(current().elapsed(now), now);
  }

  /** Whatever the loss means to the first part, the second one has no line to run on. */
  @Override
  public Step lost(LinkException why, long now) {
    Step step = current().lost(why, now);
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
