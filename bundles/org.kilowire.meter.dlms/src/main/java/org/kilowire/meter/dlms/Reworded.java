// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.util.function.UnaryOperator;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ForwardingConversation;
import org.kilowire.conversation.Step;

/** A conversation whose end is told in other words, that by a lost link included. */
final class Reworded<T> extends ForwardingConversation<T> {

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

  @Override
  protected Conversation<T> inner() {
    return inner;
  }

  @Override
  protected Step pass(Step step, long now) {
    return step instanceof Step.Failed || step instanceof Step.Lost ? words.apply(step) : step;
  }

  @Override
  public T result() {
    return inner.result();
  }
}
