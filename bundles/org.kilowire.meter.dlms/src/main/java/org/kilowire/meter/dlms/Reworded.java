// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Step;

/** A conversation whose end is told in other words, that by a lost link included. */
final class Reworded<T> implements Conversation<T> {

  private final Conversation<T> inner;
  private final UnaryOperator<Step> words;

  /**
   * The same conversation.
   *
   * @param words what a Failed or Lost becomes: one of the two
   */
  Reworded(Conversation<T> inner, UnaryOperator<Step> words) {
    this.inner = inner;
    this.words = words;
  }

  private Step pass(Step step) {
    return step instanceof Step.Failed || step instanceof Step.Lost ? words.apply(step) : step;
  }

  @Override
  public Step begin(long now) {
    return pass(inner.begin(now));
  }

  @Override
  public Step sent(long now) {
    return pass(inner.sent(now));
  }

  @Override
  public Step tuned(boolean applied, long now) {
    return pass(inner.tuned(applied, now));
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    return pass(inner.received(in, now));
  }

  @Override
  public Step elapsed(long now) {
    return pass(inner.elapsed(now));
  }

  @Override
  public Step lost(LinkException why, long now) {
    return pass(inner.lost(why, now));
  }

  @Override
  public T result() {
    return inner.result();
  }
}
