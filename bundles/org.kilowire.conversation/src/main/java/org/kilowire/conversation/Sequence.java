// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.nio.ByteBuffer;
import java.util.function.Function;

/** Two conversations, one after the other on the same line. */
final class Sequence<A, B> implements Conversation<B> {

  private final Conversation<A> first;
  private final Function<? super A, ? extends Conversation<B>> next;
  private Conversation<B> second;

  Sequence(Conversation<A> first, Function<? super A, ? extends Conversation<B>> next) {
    this.first = first;
    this.next = next;
  }

  private Conversation<?> current() {
    return second == null ? first : second;
  }

  private Step pass(Step step, long now) {
    if (second == null && step instanceof Step.Done) {
      second = next.apply(first.result());
      return second.begin(now);
    }
    return step;
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

  /** A first part that is over all the same (a release) does not make the second one possible. */
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
